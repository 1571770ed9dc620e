import {
  bike,
  context,
  deploy,
  site,
  sites,
  tree,
  type Deploy,
} from '../../__testUtils__/kserveSites';
import { kserveSitesLayout } from './kserveSitesLayout';

describe('what a deploy refuses', () => {
  it.each<[string, Partial<Deploy>]>([
    ['model.version: is required', { model: { name: 'iris', format: 'onnx' } }],
    [
      'model.format: is required, iris is new',
      { model: { name: 'iris', version: 'v1' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest (@sha256:…)',
      { artifact: { uri: 'oci://quay.io/edge/iris:latest' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest',
      { artifact: { uri: 'oci://quay.io/edge/iris@sha256:abc' } },
    ],
    ['sites: must resolve to at least one site', { sites: [] }],
    [
      'sites: "core/../../etc" must be an RFC 1123 name',
      { sites: [site('../../etc')] },
    ],
    ['sites: "core/a\\nb" must be an RFC 1123 name', { sites: [site('a\nb')] }],
    [
      "sites: must be sites of the repository's hubs, which core/nobody is not",
      { sites: [site('nobody')] },
    ],
    [
      'model.version: release v2 of bike is immutable and serves oci://',
      { ...bike, model: { name: 'bike', version: 'v2' } },
    ],
    [
      'sites: core/edge-03 has bike already (ring r1 at v2)',
      { ...bike, sites: sites('edge-03') },
    ],
    [
      'sites: core/edge-01 has bike already (ring r0 at v3)',
      { ...bike, sites: sites('edge-01'), options: { ring: 'r1' } },
    ],
    [
      'model.version: ring r1 of bike is at v2, not at v3',
      { ...bike, options: { ring: 'r1' } },
    ],
    [
      'namespace: bike is there already with bike-ns',
      { ...bike, namespace: 'x' },
    ],
    [
      'model.format: bike is there already with onnx',
      { ...bike, model: { ...bike.model, format: 'sklearn' } },
    ],
    [
      'owner: bike is there already with group:default/retail',
      { ...bike, owner: 'group:default/other' },
    ],
    [
      'runtime: bike is there already with kserve-onnx',
      { ...bike, runtime: 'x' },
    ],
    ['resources: bike is there already', { ...bike, resources: { cpu: '2' } }],
    [
      'options.minReplicas: bike is there already with 1',
      { ...bike, options: { minReplicas: 3 } },
    ],
  ])('%s', (message, intent) => {
    expect(() => kserveSitesLayout.plan(tree, deploy(intent), context)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it('an Application name that no label can hold', () => {
    const long = site(`edge-${'x'.repeat(60)}`);
    expect(() =>
      kserveSitesLayout.plan(tree, deploy({ sites: [long] }), {
        ...context,
        inventory: [long],
      }),
    ).toThrow(
      /^model\.name: the Application name .* longer than 63 characters/,
    );
  });
});
