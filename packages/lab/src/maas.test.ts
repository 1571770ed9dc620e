import { temporaryDirectory } from './__testUtils__/testLab';
import { createEstate } from './estate';
import { hubLoops } from './hub/loops/hubLoops';
import { eventually } from './loops/__testUtils__/eventually';
import { fastLab, startAll } from './loops/__testUtils__/fastLab';
import { conditionOf } from './loops/conditions';
import { kinds } from './loops/kinds';
import { readLabOptions } from './readLabOptions';

jest.setTimeout(30_000);

describe('the estate with models as a service', () => {
  const directory = temporaryDirectory();

  it('serves each environment on its plant, in step with Git', async () => {
    const { maas } = readLabOptions({ LAB_MAAS: '1' });
    const { lab } = fastLab({ dataDir: directory(), maas });
    const estate = await createEstate(lab);
    const stop = startAll(lab, [...hubLoops(lab), ...estate.loops]);
    try {
      expect(estate.repositories.at(-1)).toMatchObject({
        url: `${lab.httpUrl}/edge/maas-gitops`,
        layout: 'maas',
      });
      for (const [site, application] of [
        ['plant-lyon-01', 'maas-dev'],
        ['plant-torino-02', 'maas-prod'],
      ]) {
        await eventually(`granite-8b on ${site}`, () => {
          const service = lab.site('core', site)!.store.get({
            ...kinds.inferenceService,
            namespace: 'llm-hosting',
            name: 'granite-8b',
          });
          return conditionOf(service, 'Ready')?.status === 'True';
        });
        await eventually(`${application} in step`, () => {
          const { status } = lab.hub('core').get({
            ...kinds.application,
            namespace: 'openshift-gitops',
            name: application,
          })!;
          return status?.sync?.status === 'Synced';
        });
      }
    } finally {
      stop();
    }
  });
});
