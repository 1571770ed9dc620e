import { siteLiveSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import {
  itWithSchemas,
  schemaObjects,
} from '../../__testUtils__/schemaObjects';
import { siteAddon } from '../views/siteAddon';
import { siteNodes } from '../views/siteNodes';
import { sitePolicy } from '../views/sitePolicy';
import { siteRelease } from '../views/siteRelease';
import { ClusterSets } from './ClusterSets';
import { normalizeClusterInfo } from './normalizeClusterInfo';
import { PlacementChoices } from './PlacementChoices';
import { PolicyCounts } from './PolicyCounts';
import { SiteAssembler } from './SiteAssembler';

const WORDS = [
  'True',
  'False',
  'ManagedClusterJoined',
  'HubAcceptedManagedCluster',
  'ManagedClusterConditionAvailable',
];

function assembled() {
  const sink = new RecordingSink();
  const parts = {
    policies: new PolicyCounts(),
    sets: new ClusterSets(),
    placements: new PlacementChoices(),
  };
  const assembler = new SiteAssembler({
    hub: 'core',
    sink,
    ...parts,
    now: Date.now,
  });
  return { sink, assembler, ...parts };
}

describe('whatever the schemas allow', () => {
  itWithSchemas('is a site with an availability', () => {
    const { sink, assembler } = assembled();
    const clusters = [
      ...schemaObjects('managedclusters.cluster.open-cluster-management.io', {
        words: WORDS,
      }),
    ];
    assembler.clusters(clusters);
    expect(sink.sites.size).toBe(
      new Set(clusters.map(({ metadata }) => metadata.name)).size,
    );
    const states = new Set(
      [...sink.sites.values()].map(site => site.availability?.state),
    );
    expect(states).toContain('detached');
    expect(states).toContain('pending');
  });

  itWithSchemas('is read of infos, for all sites and for one', () => {
    for (const info of schemaObjects(
      'managedclusterinfos.internal.open-cluster-management.io',
    )) {
      expect(normalizeClusterInfo(info)).toHaveProperty('products');
      const live = {
        asOf: new Date(0).toISOString(),
        nodes: siteNodes(info),
        release: siteRelease(info),
      };
      expect(siteLiveSchema.safeParse(live).error).toBeUndefined();
    }
  });

  itWithSchemas('is read of policies, add-ons, sets and placements', () => {
    const { policies, sets, placements } = assembled();
    let count = 0;
    for (const policy of schemaObjects(
      'policies.policy.open-cluster-management.io',
    )) {
      policies.put(policy.metadata.name, policy);
      expect(sitePolicy(policy).name).not.toBe('');
      count += 1;
    }
    for (const addon of schemaObjects(
      'managedclusteraddons.addon.open-cluster-management.io',
    )) {
      expect(siteAddon(addon).state).not.toBe('');
      count += 1;
    }
    for (const set of schemaObjects(
      'managedclustersets.cluster.open-cluster-management.io',
    )) {
      sets.put(set.metadata.name, set);
      count += 1;
    }
    for (const decision of schemaObjects(
      'placementdecisions.cluster.open-cluster-management.io',
    )) {
      placements.put(decision.metadata.name, decision);
      count += 1;
    }
    expect(sets.of({})).toBeDefined();
    expect(count).toBeGreaterThan(1000);
  });
});
