import { assertOwned } from '../../tree/assertOwned';
import type { Layout } from '../../types';
import { lintAiEdge } from './lint/lintAiEdge';
import { paths } from './paths';
import { planIntent } from './planIntent';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

/**
 * Layout `ai-edge`: that of the opendatahub-io/ai-edge reference. An app is an image that holds model and server;
 * a Placement of its own chooses the sites. There are no rings and no pins: an update moves all sites of an app.
 *
 * @public
 */
export const aiEdgeLayout: Layout = {
  id: 'ai-edge',
  owns: path =>
    paths.allowLists.includes(path) ||
    /^(acm\/registration\/near-edge|acm\/odh-edge\/(apps|base)|bootstrap)\/.+/.test(
      path,
    ),
  read: tree => readRegistrations(tree).flatMap(toAssignments),
  lint(tree, context) {
    return lintAiEdge(this.owns, tree, context);
  },
  resolve: resolveAssignments,
  plan(tree, intent, context) {
    const plan = planIntent(tree, intent, context);
    assertOwned(this, plan.files);
    return plan;
  },
};
