import { InputError } from '@backstage/errors';
import { intentFromFormData, PLACEHOLDER_DIGEST } from './intentFromFormData';

const FORM = {
  model: { name: 'bike-rentals', version: 'v2', format: 'onnx' },
  source: 'artifact',
  artifact: { uri: 'oci://quay.io/edge/bike@sha256:11' },
  sites: { names: [{ hub: 'core', name: 'store-1' }] },
  gitops: 'near-edge',
};

describe('intentFromFormData', () => {
  it('takes the fields of the intent and leaves what belongs to the form alone', () => {
    expect(
      intentFromFormData({
        ...FORM,
        namespace: 'bikes',
        runtime: 'kserve-ovms',
        options: { ring: 'r1' },
        resources: { cpu: '500m', memory: '2Gi' },
        owner: 'group:default/retail',
        preview: { hash: 'x' },
        build: { bucket: 'unused' },
      }),
    ).toEqual({
      kind: 'deploy',
      gitops: 'near-edge',
      model: FORM.model,
      artifact: FORM.artifact,
      sites: FORM.sites,
      namespace: 'bikes',
      runtime: 'kserve-ovms',
      options: { ring: 'r1' },
      resources: { cpu: '500m', memory: '2Gi' },
      owner: 'group:default/retail',
    });
  });

  it('reads empty strings, empty objects and null as not said', () => {
    expect(
      intentFromFormData({
        ...FORM,
        model: { name: 'bike-rentals', version: '', format: ' ' },
        namespace: '',
        runtime: null,
        options: { ring: '' },
        resources: {},
      }),
    ).toEqual({
      kind: 'deploy',
      gitops: 'near-edge',
      model: { name: 'bike-rentals' },
      artifact: FORM.artifact,
      sites: FORM.sites,
    });
  });

  it('puts zeros for the digest of what is built first, whatever address was given before', () => {
    const build = { imageRepository: 'quay.io/edge/bike' };
    expect(
      intentFromFormData({ ...FORM, source: 'build', build }),
    ).toMatchObject({
      artifact: { uri: `oci://quay.io/edge/bike@${PLACEHOLDER_DIGEST}` },
    });
    expect(PLACEHOLDER_DIGEST).toMatch(/^sha256:0{64}$/);
  });

  it('does not fall back to another artifact when the image repository is missing', () => {
    expect(() =>
      intentFromFormData({ ...FORM, source: 'build', build: {} }),
    ).toThrow('artifact: is required');
  });

  it('names field and rule of everything that is wrong', () => {
    expect(() =>
      intentFromFormData({
        ...FORM,
        model: { name: 'Bike Rentals' },
        gitops: '',
        sites: { filter: {} },
      }),
    ).toThrow(InputError);
    expect(() =>
      intentFromFormData({
        ...FORM,
        model: { name: 'Bike Rentals' },
        gitops: '',
      }),
    ).toThrow(/gitops: is required; model.name: must be an RFC 1123 label/);
  });
});

it('builds what another template is for, with the reach that is chosen now', () => {
  const formData = {
    gitops: 'models',
    model: { name: 'bike', version: 'v2' },
    reach: 'ring',
    ring: 'r1',
    // Left from before the ring was chosen.
    sites: { names: [{ hub: 'core', name: 'edge-1' }] },
    preview: { hash: 'x' },
  };
  expect(intentFromFormData(formData, 'rollback')).toEqual({
    kind: 'rollback',
    gitops: 'models',
    model: { name: 'bike', version: 'v2' },
    ring: 'r1',
  });
  expect(() => intentFromFormData(formData, 'stop')).toThrow(
    'model: has no "version"',
  );
  expect(() => intentFromFormData(formData, 'update')).toThrow(
    'artifact: is required',
  );
});

describe('choices of a form', () => {
  it('asks for no accelerator once that was taken back', () => {
    const accelerator = { resource: 'nvidia.com/gpu', count: 1 };
    const requires = { arch: ['amd64'], kserve: '' };
    const taken = intentFromFormData({ ...FORM, accelerator, requires });
    expect(taken).toMatchObject({ accelerator, requires: { arch: ['amd64'] } });
    expect(
      intentFromFormData({ ...FORM, accelerator, accelerated: false }),
    ).not.toHaveProperty('accelerator');
  });

  const form = {
    gitops: 'models',
    model: { name: 'bike', version: 'v2' },
    artifact: { uri: 'oci://quay.io/edge/bike@sha256:11' },
    revision: 'a'.repeat(40),
    ring: 'r1',
    canary: { ring: 'r0', trafficPercent: 10, until: '2026-12-31' },
  };

  it('goes back to the commit or to the version, never to both', () => {
    const ring = { ...form, reach: 'ring' };
    expect(
      intentFromFormData({ ...ring, to: 'revision' }, 'rollback'),
    ).toMatchObject({ model: { name: 'bike' }, revision: form.revision });
    expect(
      intentFromFormData({ ...ring, to: 'version' }, 'rollback'),
    ).not.toHaveProperty('revision');
  });

  it('starts a canary as a ring or as a share of the requests', () => {
    expect(
      intentFromFormData({ ...form, reach: 'canary' }, 'canary'),
    ).toMatchObject({ canary: { ring: 'r0' } });
    expect(
      intentFromFormData({ ...form, reach: 'ring' }, 'canary'),
    ).toMatchObject({
      ring: 'r1',
      canary: { trafficPercent: 10, until: '2026-12-31' },
    });
  });

  it('ends a share of the requests without naming a ring that has it whole', () => {
    const { model: _, artifact: __, ...rest } = form;
    const ending = { ...rest, model: { name: 'bike' }, reach: 'ring' };
    expect(intentFromFormData(ending, 'promote')).toEqual({
      kind: 'promote',
      gitops: 'models',
      model: { name: 'bike' },
      ring: 'r1',
    });
    expect(
      intentFromFormData({ ...ending, reach: 'canary' }, 'abort'),
    ).toMatchObject({ kind: 'abort', canary: { ring: 'r0' } });
  });
});
