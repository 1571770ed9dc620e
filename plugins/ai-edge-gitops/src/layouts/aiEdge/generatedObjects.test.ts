/* eslint jest/no-standalone-expect: ["error", { "additionalTestBlockFunctions": ["itWithCrds"] }] */
import { context, deploy, site, tree } from '../../__testUtils__/aiEdge';
import { crdComplaints, crdsNote, itWithCrds } from '../../__testUtils__/crds';
import { planByTheLaws } from '../../__testUtils__/laws';
import { aiEdgeLayout } from './aiEdgeLayout';
import { loadManifests } from './loadManifests';

// Reading the schemas takes a while.
jest.setTimeout(60_000);

const OVERLAY = 'acm/registration/near-edge/overlays/iris';
const west = site('coast-1', {}, { hub: 'west' });

describe.each([
  ['bootstrap/west', ['AppProject', 'Application']],
  [OVERLAY, ['ApplicationSet', 'Placement']],
])('what %s builds', (dir, kinds) => {
  itWithCrds(`is taken by the CRDs${crdsNote}`, () => {
    const both = { ...context, inventory: [...context.inventory, west] };
    const deployed = planByTheLaws(
      aiEdgeLayout,
      tree,
      deploy({ sites: [...context.inventory.slice(0, 3), west] }),
      both,
    );
    const { after } = planByTheLaws(
      aiEdgeLayout,
      deployed.after,
      {
        kind: 'retire',
        gitops: 'near-edge',
        model: { name: 'iris' },
        sites: context.inventory.slice(0, 1),
      },
      both,
    );
    const objects = loadManifests(after, dir);
    expect(objects.map(({ kind }) => kind).sort()).toEqual(kinds);
    expect(objects.flatMap(crdComplaints)).toEqual([]);
  });
});
