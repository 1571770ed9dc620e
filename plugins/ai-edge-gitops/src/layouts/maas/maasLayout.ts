import { InputError } from '@backstage/errors';
import { assertOwned } from '../../tree/assertOwned';
import type { Desired, Layout } from '../../types';
import { lintMaas } from './lint/lintMaas';
import { READ, WRITTEN } from './names';
import { planIntent } from './planIntent';
import { readAssignments } from './readAssignments';

/**
 * Layout `maas`: models served as APIs, as the rh-aiservices-bu/rhoaibu-cluster reference does. An environment is one
 * cluster and a directory of `InferenceService`s (`environments.yaml` says which is for which); what is promoted goes
 * from one environment to the other. APIs are 3scale objects, one directory each.
 *
 * @public
 */
export const maasLayout: Layout = {
  id: 'maas',
  owns: path => READ.test(path),
  read: readAssignments,
  resolve: assignments =>
    assignments.flatMap(({ site, selector: _selector, ...rest }): Desired[] =>
      site === undefined ? [] : [{ ...rest, site }],
    ),
  lint: lintMaas,
  plan(tree, intent, context) {
    const plan = planIntent(tree, intent, context);
    assertOwned(this, plan.files);
    // The layout reads more of the repository than is its to write.
    const foreign = plan.files.find(({ path }) => !WRITTEN.test(path));
    if (foreign) {
      throw new InputError(
        `${JSON.stringify(foreign.path)}: is not the maas layout's to write`,
      );
    }
    return plan;
  },
};
