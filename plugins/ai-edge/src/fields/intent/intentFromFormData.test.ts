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
      intentFromFormData({ ...FORM, source: 'build', build }).artifact,
    ).toEqual({ uri: `oci://quay.io/edge/bike@${PLACEHOLDER_DIGEST}` });
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
