import { filter, inferenceService, searchApi } from './__testUtils__/searchApi';

const SERVICES = { filters: [filter('kind', 'InferenceService')] };
const names = (found: { items: Record<string, string>[] }) =>
  found.items.map(({ name }) => name);

describe('SearchIndex', () => {
  describe('before collectors report', () => {
    const { apply, items, lab } = searchApi({ lag: 600 });

    it('lists what was there', async () => {
      const { store } = lab.site('core', 'plant-lyon-01')!;
      apply('plant-lyon-01', inferenceService('bike'));
      expect(names(await items(SERVICES))).toEqual([]);
      expect(
        store.list({ group: 'serving.kserve.io', kind: 'InferenceService' }),
      ).toHaveLength(1);
      const { count } = await items({
        filters: [
          filter('kind', 'Namespace'),
          filter('cluster', 'plant-lyon-01'),
        ],
      });
      expect(count).toBe(4);
    });
  });

  describe('after they have', () => {
    const { apply, ask, items, lab, store } = searchApi();
    const until = async (wanted: string[]) => {
      let found: string[];
      do found = names(await items(SERVICES));
      while (found.join() !== wanted.join());
    };

    it('keeps the rows of a dark site as they were, and catches up', async () => {
      const site = lab.site('core', 'plant-lyon-01')!;
      apply(site.name, inferenceService('bike'));
      await until(['bike']);
      site.setOnline(false);
      apply(site.name, inferenceService('house'));
      site.store.delete({
        group: 'serving.kserve.io',
        kind: 'InferenceService',
        namespace: 'bike',
        name: 'bike',
      });
      await new Promise(resolve => {
        setTimeout(resolve, 50);
      });
      expect(names(await items(SERVICES))).toEqual(['bike']);
      site.setOnline(true);
      await until(['house']);
    });

    it('drops the rows with the add-on', async () => {
      const addon = {
        group: 'addon.open-cluster-management.io',
        kind: 'ManagedClusterAddOn',
        namespace: 'plant-lyon-01',
        name: 'search-collector',
      };
      apply('plant-torino-02', inferenceService('bike'));
      await until(['house', 'bike']);
      store.delete(addon);
      expect(names(await items(SERVICES))).toEqual(['bike']);
    });

    it('follows owners and what they own', async () => {
      const { store: objects } = lab.site('core', 'plant-torino-02')!;
      const [service] = objects.list({
        group: 'serving.kserve.io',
        kind: 'InferenceService',
      });
      const { apiVersion, kind, metadata } = service;
      const { name, uid } = metadata;
      objects.create({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
          name: 'bike-predictor',
          namespace: 'bike',
          labels: { app: 'bike' },
          ownerReferences: [
            { apiVersion, kind, name, uid: uid!, controller: true },
          ],
        },
        spec: {
          selector: { matchLabels: { app: 'bike' } },
          template: {
            metadata: { labels: { app: 'bike' } },
            spec: { containers: [{ name: 'c', image: 'i' }] },
          },
        },
      });
      expect(await related()).toMatchObject([
        { kind: 'Deployment', count: 1, items: [{ name: 'bike-predictor' }] },
      ]);
    });

    async function related() {
      const filters = [
        filter('kind', 'InferenceService'),
        filter('cluster', 'plant-torino-02'),
      ];
      const query = `query ($i: [SearchInput]) {
        search(input: $i) { related { kind count items } }
      }`;
      let found: { kind: string }[] = [];
      while (found.length === 0) {
        const { body } = await ask(query, { i: [{ filters }] });
        found = body.data.search[0].related;
      }
      return found;
    }
  });
});
