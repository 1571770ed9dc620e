/* eslint jest/no-standalone-expect: ["error", { "additionalTestBlockFunctions": ["itWithCrds"] }] */
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { crdComplaints, crdsNote, itWithCrds } from '../__testUtils__/crds';
import { kustomizeBuild } from '../__testUtils__/kustomizeBuild';
import {
  bike,
  context,
  deploy,
  digest,
  sites,
  tree,
} from '../__testUtils__/kserveSites';
import { loadFiles } from '../__testUtils__/loadFiles';
import { applyChanges } from '../tree/applyChanges';
import type { ResolvedIntent, Tree } from '../types';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';

const root = resolve(__dirname, '../../../..');

/** Everything that the kinds' own definitions complain about, and which kinds were looked at. */
function judge(objects: any[]) {
  const judged = objects.map(object => ({
    kind: object.kind as string,
    complaints: crdComplaints(object),
  }));
  return {
    complaints: judged.flatMap(({ complaints = [] }) => complaints),
    kinds: new Set(
      judged
        .filter(({ complaints }) => complaints !== undefined)
        .map(({ kind }) => kind),
    ),
  };
}

function objectsIn(from: Tree, prefix: string): any[] {
  return from
    .paths(prefix)
    .filter(path => /\.ya?ml$/.test(path))
    .flatMap(path => {
      const documents = parseAllDocuments(from.read(path)!);
      return Array.isArray(documents) ? documents.map(doc => doc.toJS()) : [];
    })
    .filter(object => object?.apiVersion && object.kind !== 'Kustomization');
}

describe('what the definitions of custom resources say of what is written', () => {
  itWithCrds(`sees what is wrong${crdsNote}`, () => {
    const { complaints } = judge([
      {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: { name: 'x' },
        spec: { predictor: { model: { runtime: 1, storag: 'x' } } },
      },
    ]);
    expect(complaints).toEqual(
      expect.arrayContaining([
        'InferenceService x.spec.predictor.model.runtime',
        'InferenceService x.spec.predictor.model.storag',
      ]),
    );
  });

  const all = sites('edge-00', 'ha-1', 'kn-1', 'gpu-1', 'micro-1');
  const canary: ResolvedIntent = {
    kind: 'canary',
    gitops: 'models',
    model: { name: 'iris', version: 'v2' },
    artifact: { uri: `oci://quay.io/edge/iris@${digest('iris v2')}` },
    sites: sites('kn-1'),
    canary: { trafficPercent: 10, until: '2026-12-31' },
  };

  itWithCrds(
    `takes every run and registration of kserve-sites${crdsNote}`,
    () => {
      const wishes: ResolvedIntent[] = [
        deploy({ sites: all, resources: { cpu: '1', memory: '1Gi' } }),
        canary,
        {
          kind: 'stop',
          gitops: 'models',
          model: { name: 'iris' },
          sites: sites('ha-1'),
        },
        {
          kind: 'update',
          gitops: 'models',
          ...bike,
          ring: 'r1',
        },
        {
          kind: 'register-site',
          gitops: 'models',
          site: { hub: 'core', name: 'new-1' },
          clusterSet: 'retail',
        },
      ];
      const after = wishes.reduce<Tree>(
        (now, wish) =>
          applyChanges(now, kserveSitesLayout.plan(now, wish, context).files),
        tree,
      );
      const registered = judge([
        ...objectsIn(after, 'models/iris/hub/'),
        ...objectsIn(after, 'sites/core/new-1'),
      ]);
      expect(registered.complaints).toEqual([]);
      expect(registered.kinds).toEqual(
        new Set(['ApplicationSet', 'ManagedCluster']),
      );

      const runs = [
        ...new Set(
          after
            .paths('models/')
            .filter(path => /\/run\/.*\/kustomization\.yaml$/.test(path))
            .map(path => path.replace('/kustomization.yaml', '')),
        ),
      ];
      expect(runs.length).toBeGreaterThan(5);
      kustomizeBuild(after, runs, built => {
        const { complaints, kinds } = judge([...built.values()].flat());
        expect(complaints).toEqual([]);
        expect(kinds).toEqual(new Set(['InferenceService']));
      });
    },
  );

  itWithCrds(`takes the starter policies${crdsNote}`, () => {
    const { complaints, kinds } = judge(
      objectsIn(loadFiles(resolve(root, 'deploy/policies')), ''),
    );
    expect(complaints).toEqual([]);
    expect([...kinds].sort()).toEqual([
      'AppProject',
      'Application',
      'ManagedClusterSetBinding',
      'Placement',
      'PlacementBinding',
      'Policy',
    ]);
  });

  itWithCrds(`takes the pipeline of deploy/gitops-ci${crdsNote}`, () => {
    const { complaints, kinds } = judge(
      objectsIn(loadFiles(resolve(root, 'deploy/gitops-ci')), 'tekton/'),
    );
    expect(complaints).toEqual([]);
    expect([...kinds].sort()).toEqual(['Pipeline', 'Task']);
  });
});

it('builds the starter policies', () => {
  const policies = loadFiles(resolve(root, 'deploy/policies'));
  expect(policies.paths('policies/')).toHaveLength(6);
  kustomizeBuild(policies, ['policies'], built =>
    expect(built.get('policies')).toHaveLength(5),
  );
});
