import { InputError } from '@backstage/errors';
import {
  stringifySiteRef,
  type Finding,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { siteKey } from '../checkSites';
import { sitesApplied } from '../registrationFindings';
import { paths } from './paths';
import { editedSiteFile, newSiteFile } from './siteFile';

type RegisterSite = Extract<ResolvedIntent, { kind: 'register-site' }>;

/** RFC 1123 subdomain; the site's namespace on the hub has its name, so it is a label as well. */
const SITE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

function checkName({ hub, name }: RegisterSite['site']): void {
  for (const [field, value] of [
    ['site.hub', hub],
    ['site.name', name],
  ]) {
    if (!SITE.test(value) || value.length > 63) {
      throw new InputError(
        `${field}: must be an RFC 1123 label of at most 63 characters`,
      );
    }
  }
  if (name === 'local-cluster') {
    throw new InputError('site.name: local-cluster is the hub itself');
  }
}

/**
 * Plan of a `register-site`: the site's ManagedCluster as a file of its own, which no pruning takes away. Nothing is
 * deployed to it by that.
 *
 * @internal
 */
export function planRegisterSite(
  tree: Tree,
  intent: RegisterSite,
  { inventory }: PlanContext,
): Plan {
  const { site } = intent;
  checkName(site);
  const path = paths.site(site.hub, site.name);
  const edits = new FileEdits(tree);
  const text = tree.read(path);
  edits.write(
    path,
    text === undefined
      ? newSiteFile(intent)
      : editedSiteFile(path, text, intent),
  );
  const files = edits.changes();
  const key = siteKey(site);
  const isKnown = inventory.some(entry => siteKey(entry) === key);
  const findings: Finding[] = [
    ...sitesApplied(tree, site.hub),
    isKnown
      ? {
          id: 'site-known',
          state: 'warn',
          title: `The hub has ${stringifySiteRef(site)} already`,
          detail:
            'From the merge on Git says its cluster set and the labels that are named here; other labels stay as they are.',
        }
      : {
          id: 'site-joins',
          state: 'ok',
          title: 'The site joins with the import command of its hub',
          detail: `After the merge hub ${site.hub} accepts a site of this name. Its import command is in the secret ${site.name}-import of the namespace ${site.name} there.`,
        },
  ];
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: [site],
    findings: files.length === 0 ? [] : findings,
  };
}
