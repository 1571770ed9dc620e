import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { loadSynthetic } from './loadSynthetic';
import { TrickleLoop } from './TrickleLoop';

describe('TrickleLoop', () => {
  it('lets one model at a time go bad, on its site and in the feedback, and recover', async () => {
    const { lab, store } = fastLab({ sites: 30, modelsPerSite: 2 });
    loadSynthetic(lab, 'http://forge/edge/x');
    const healthOf = (object: any): string =>
      object.status.resourceStatus.manifests[0].statusFeedback.values[0]
        .fieldValue.string;
    const seen: string[] = [];
    store.subscribe(({ object }) => {
      if (object.kind === 'ManifestWork') {
        seen.push(`${object.metadata.name} ${healthOf(object)}`);
      }
    });
    const bad = () =>
      store
        .list(kinds.manifestWork)
        .filter(work => healthOf(work) !== 'Healthy').length;
    const before = bad();
    const stop = startAll(lab, [TrickleLoop.create()]);
    await eventually('a recovery', () => seen.length >= 3);
    stop();
    expect(seen[0]).toMatch(/ Degraded$/);
    expect(seen[1]).toBe(seen[0].replace('Degraded', 'Healthy'));
    expect(bad() - before).toBeLessThanOrEqual(1);
  });
});
