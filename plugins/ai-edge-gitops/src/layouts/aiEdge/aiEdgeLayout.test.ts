import { loadFixture } from '../../__testUtils__/loadFiles';
import type { InventorySite } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

const tree = loadFixture('ai-edge');

it('reads registered apps, not the collector', () => {
  expect(aiEdgeLayout.read(tree)).toEqual([
    {
      hub: '*',
      selector: { clusterSets: ['poc-near-edge'], labels: { rents: 'bikes' } },
      model: 'bike-rentals-auto-ml',
      artifact: expect.stringMatching(
        /^oci:\/\/quay\.io\/edge\/bike-rentals@sha256:/,
      ),
      namespace: 'bike-rental-app',
      object: { kind: 'Deployment', name: 'bike-rental-app-model-1' },
      path: 'acm/odh-edge/apps/bike-rental-app',
      application: '{site}-bike-rental-app',
    },
    expect.objectContaining({
      selector: { clusterSets: ['poc-near-edge'], labels: {} },
      model: 'housing',
      artifact: 'oci://quay.io/edge/housing:latest',
    }),
  ]);
});

it('resolves placements against the inventory', () => {
  const site = (
    name: string,
    clusterSet: string,
    labels: Record<string, string> = {},
  ): InventorySite => ({ hub: 'core', name, clusterSet, labels });
  const desired = aiEdgeLayout.resolve(aiEdgeLayout.read(tree), [
    site('a', 'poc-near-edge', { rents: 'bikes' }),
    site('b', 'poc-near-edge'),
    site('c', 'other', { rents: 'bikes' }),
  ]);
  expect(
    desired.map(({ hub, site: name, model }) => [hub, name, model]),
  ).toEqual([
    ['core', 'a', 'bike-rentals-auto-ml'],
    ['core', 'a', 'housing'],
    ['core', 'b', 'housing'],
  ]);
});
