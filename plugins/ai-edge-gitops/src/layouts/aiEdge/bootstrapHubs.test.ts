import { context, deploy, site, tree } from '../../__testUtils__/aiEdge';
import { kustomizeBuild } from '../../__testUtils__/kustomizeBuild';
import { planByTheLaws } from '../../__testUtils__/laws';
import { aiEdgeLayout } from './aiEdgeLayout';

const west = site('coast-1', {}, { hub: 'west' });
const both = { ...context, inventory: [...context.inventory, west] };
const intent = deploy({
  sites: [...context.inventory.slice(0, 3), west],
});

it('brings a root Application for a hub that has none, and leaves the others alone', () => {
  const { plan, after } = planByTheLaws(aiEdgeLayout, tree, intent, both);
  expect(
    plan.files
      .map(({ path, change }) => `${change} ${path}`)
      .filter(entry => entry.includes('bootstrap')),
  ).toEqual([
    'create bootstrap/west/kustomization.yaml',
    'create bootstrap/west/project.yaml',
    'create bootstrap/west/registration.yaml',
  ]);
  expect(
    plan.findings.filter(({ id }) => id.startsWith('registration-')),
  ).toMatchObject([
    { id: 'registration-core', state: 'ok' },
    {
      id: 'registration-west',
      state: 'warn',
      title:
        'Will not take effect until an admin of hub west applies bootstrap/west',
      remedy: 'After the merge, once: kubectl apply -k bootstrap/west',
    },
  ]);
  kustomizeBuild(
    after,
    ['bootstrap/west', 'acm/registration/near-edge'],
    built => {
      const [root, project] = ['Application', 'AppProject'].map(
        kind =>
          built.get('bootstrap/west')!.find(object => object.kind === kind)!,
      );
      expect(root.spec).toMatchObject({
        project: project.metadata.name,
        source: {
          repoURL: context.repoUrl,
          targetRevision: 'main',
          path: 'acm/registration/near-edge',
        },
        syncPolicy: { automated: { prune: true } },
      });
      expect(project.spec).toMatchObject({
        sourceRepos: [context.repoUrl],
        clusterResourceWhitelist: [],
        destinations: [root.spec.destination],
      });
      // The project lets in what the registration is made of.
      const allowed = project.spec.namespaceResourceWhitelist.map(
        (entry: any) => entry.kind,
      );
      for (const { kind } of built.get('acm/registration/near-edge')!) {
        expect(allowed).toContain(kind);
      }
    },
  );
});
