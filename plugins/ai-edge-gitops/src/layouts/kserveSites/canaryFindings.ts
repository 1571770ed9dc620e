import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InventorySite, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import type { CanaryForm } from './canaryForm';
import { readClass } from './findClass';
import type { KserveModel } from './KserveModel';
import type { Member } from './members';
import { paths } from './paths';

function sites(n: number): string {
  return `${n} ${n === 1 ? 'site' : 'sites'}`;
}

/** Whether old and new version have room beside each other: both hold what the class asks for. */
function fitFindings(
  tree: Tree,
  model: KserveModel,
  members: Member[],
  inventory: InventorySite[],
): Finding[] {
  const bySite = new Map(inventory.map(site => [siteKey(site), site]));
  const asks = new Map<string, [string, string][]>();
  const short: Member[] = [];
  const unknown: Member[] = [];
  for (const member of members) {
    const name = member.run.class ?? '';
    const claims =
      asks.get(name) ??
      readClass(tree, paths.class(model.name, name)).accelerators;
    asks.set(name, claims);
    if (claims.length === 0) continue;
    const { accelerators } = bySite.get(siteKey(member)) ?? {};
    if (!accelerators) {
      unknown.push(member);
      continue;
    }
    const isShort = claims.some(
      ([resource, count]) =>
        accelerators
          .filter(entry => entry.resource === resource)
          .reduce((sum, entry) => sum + entry.count, 0) <
        Number(count) * 2,
    );
    if (isShort) short.push(member);
  }
  const findings: Finding[] = [];
  if (short.length > 0) {
    findings.push({
      id: 'canary-does-not-fit',
      state: 'fail',
      title: `${sites(short.length)} cannot hold both versions`,
      detail: `${someOf(
        short.map(siteKey),
      )}: each version asks for its own accelerator.`,
      remedy: 'Leave these sites out, or try the version on a whole ring.',
    });
  }
  if (unknown.length > 0) {
    findings.push({
      id: 'canary-fit-unknown',
      state: 'unknown',
      title: `Whether ${sites(
        unknown.length,
      )} can hold both versions is not known`,
      detail: `${someOf(
        unknown.map(siteKey),
      )}: their accelerators are not known.`,
    });
  }
  return findings;
}

/**
 * What a reviewer should know of a traffic canary.
 *
 * @internal
 */
export function canaryFindings(
  tree: Tree,
  options: {
    model: KserveModel;
    members: Member[];
    inventory: InventorySite[];
    form: CanaryForm;
    until: string;
    /** Sites that are in the canary alone, out of their ring. */
    alone: Member[];
  },
): Finding[] {
  const { model, members, inventory, form, until, alone } = options;
  return [
    ...fitFindings(tree, model, members, inventory),
    ...(form.kind === 'knative'
      ? [
          {
            id: 'canary-previous-revision',
            state: 'warn' as const,
            title: 'A site without a previous revision gives it all requests',
            detail:
              'Knative shares requests out between the newest revision and the one before. A site that is rebuilt, or was away since before this release, has none before.',
          },
        ]
      : []),
    ...(alone.length > 0
      ? [
          {
            id: 'canary-alone',
            state: 'warn' as const,
            title: `${sites(alone.length)} ${
              alone.length === 1 ? 'leaves its ring' : 'leave their ring'
            } until ${until}`,
            detail: `${someOf(
              alone.map(siteKey),
            )}: they do not follow the ring before it is promoted or aborted; an abort takes them back.`,
          },
        ]
      : []),
  ];
}
