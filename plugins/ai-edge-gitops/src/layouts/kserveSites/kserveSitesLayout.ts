import { assertOwned } from '../../tree/assertOwned';
import type { Desired, Layout } from '../../types';
import { lintKserveSites } from './lint/lintKserveSites';
import { planIntent } from './planIntent';
import { readAssignments } from './readAssignments';

/**
 * Layout `kserve-sites`: KServe on hundreds or thousands of sites. Membership is one line a site, a version change
 * of a ring is one pointer, releases are immutable. Needs `model.version`; `oci://` artifacts are pinned by digest.
 *
 * @public
 */
export const kserveSitesLayout: Layout = {
  id: 'kserve-sites',
  owns: path => /^(models|bootstrap|sites)\/.+/.test(path),
  read: readAssignments,
  lint(tree, context) {
    return lintKserveSites(this.owns, tree, context);
  },
  resolve: assignments =>
    assignments.flatMap(
      ({ site, selector: _selector, canary, ...rest }): Desired[] => {
        if (site === undefined) return [];
        if (canary === undefined) return [{ ...rest, site }];
        // Another day changes nothing that a site builds.
        const { until: _until, ...tried } = canary;
        return [{ ...rest, site, canary: tried }];
      },
    ),
  plan(tree, intent, context) {
    const plan = planIntent(tree, intent, context);
    assertOwned(this, plan.files);
    return plan;
  },
};
