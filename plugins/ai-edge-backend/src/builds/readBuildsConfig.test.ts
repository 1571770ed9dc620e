import { ConfigReader } from '@backstage/config';
import { readBuildsConfig } from './readBuildsConfig';

const read = (builds?: object) =>
  readBuildsConfig(new ConfigReader({ aiEdge: builds ? { builds } : {} }));

it('builds nothing unless it is configured', () => {
  expect(read()).toBeUndefined();
  expect(read({ command: 'kubectl' })).toEqual({
    command: 'kubectl',
    timeoutMs: 10_000,
    concurrency: 2,
  });
  expect(
    read({
      command: '/opt/bin/kustomize-5',
      timeout: { seconds: 3 },
      concurrency: 1,
    }),
  ).toEqual({
    command: '/opt/bin/kustomize-5',
    timeoutMs: 3000,
    concurrency: 1,
  });
});

it('names the key of what cannot be', () => {
  expect(() => read({ command: 'make' })).toThrow(/aiEdge\.builds\.command: /);
  expect(() => read({ command: 'kubectl', concurrency: 0 })).toThrow(
    /aiEdge\.builds\.concurrency: /,
  );
  expect(() => read({ command: 'kubectl', timeout: { seconds: 0 } })).toThrow(
    /aiEdge\.builds\.timeout: /,
  );
});
