import { eventually } from './__testUtils__/eventually';
import { fastLab } from './__testUtils__/fastLab';
import { Links } from './Links';

describe('Links', () => {
  it('remembers dark sites that had joined until they have what they once had', async () => {
    const { lab, store } = fastLab();
    const links = Links.create();
    const site = (name: string) => lab.site('core', name)!;
    expect(links.up(site('store-boston-0102'))).toBe(false);
    const end = links.remember(lab);
    expect(links.up(site('store-berlin-0001'))).toBe(true);
    expect(links.up(site('store-boston-0102'))).toBe(true);
    // It was accepted and never came.
    expect(links.up(site('store-toronto-0103'))).toBe(false);

    const work = {
      apiVersion: 'work.open-cluster-management.io/v1',
      kind: 'ManifestWork',
      metadata: { name: 'w', namespace: 'store-boston-0102' },
      spec: {},
      status: {
        resourceStatus: {
          manifests: [
            {
              statusFeedback: {
                values: [
                  { name: 'healthStatus', fieldValue: { string: 'Healthy' } },
                ],
              },
            },
          ],
        },
      },
    };
    store.load([work]);
    await eventually('the dark', () => !links.up(site('store-boston-0102')));
    end();
  });
});
