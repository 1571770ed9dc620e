import { InputError } from '@backstage/errors';
import { BuildPrints } from '../../kustomize/BuildPrints';
import type { Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';
import { paths } from './paths';

/**
 * Proves that a change is only what it says: every site of the model that it is not for builds what it built. Throws
 * an `InputError` when one does not, as where somebody has let a ring build from another one. Returns how many these
 * are.
 *
 * @internal
 */
export function checkOthers(
  before: Tree,
  after: Tree,
  model: KserveModel,
  meant: Member[],
): number {
  const isMeant = new Set(meant.map(siteKey));
  const was = new Map(
    membersOf(model).map(member => [siteKey(member), member]),
  );
  const printsBefore = new BuildPrints(before);
  const printsAfter = new BuildPrints(after);
  const others = membersOf(new KserveModel(after, model.name)).filter(
    member => !isMeant.has(siteKey(member)),
  );
  const changed = others.filter(member => {
    const old = was.get(siteKey(member));
    return (
      old === undefined ||
      printsBefore.print(paths.run(model.name, old.runName)) !==
        printsAfter.print(paths.run(model.name, member.runName))
    );
  });
  if (changed.length > 0) {
    throw new InputError(
      `sites: the change would also alter what ${someOf(
        changed.map(siteKey),
      )} ${changed.length === 1 ? 'builds' : 'build'} from ${paths.run(
        model.name,
        changed[0].runName,
      )}; choose ${
        changed.length === 1 ? 'this site' : 'these sites'
      } too, or let that directory build from its own ring`,
    );
  }
  return others.length;
}
