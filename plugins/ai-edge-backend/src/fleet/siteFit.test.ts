import type { Intent, Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fitsSite } from './siteFit';

const intent = (needs: object): Intent => ({
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike' },
  artifact: { uri: 'oci://r.example/bike:1' },
  sites: { labels: { a: 'b' } },
  ...needs,
});
const site = (capacity?: Site['capacity']) => ({ capacity } as Site);
const small = {
  cpuCores: 4,
  memoryBytes: 8 * 2 ** 30,
  accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
};
const gpus = (count: number, resource = 'nvidia.com/gpu') => ({
  accelerator: { resource, count },
});

describe('fitsSite', () => {
  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['all of it', { resources: { cpu: '4', memory: '8Gi' }, ...gpus(1) }, true],
    ['a core too many', { resources: { cpu: '4001m' } }, false],
    ['a byte too many', { resources: { memory: '9Gi' } }, false],
    ['an accelerator too many', gpus(2), false],
    ['another accelerator', gpus(1, 'amd.com/gpu'), false],
  ])('for %s', (_what, needs, fits) => {
    expect(fitsSite(site(small), intent(needs))).toBe(fits);
  });

  it('does not know for a site that has not told its size', () => {
    expect(fitsSite(site(), intent({}))).toBeUndefined();
  });

  it('does not judge an update: the model is there already', () => {
    expect(
      fitsSite(site(small), {
        kind: 'update',
        gitops: 'models',
        model: { name: 'bike' },
        artifact: { uri: 'oci://r.example/bike:2' },
      }),
    ).toBe(true);
  });
});
