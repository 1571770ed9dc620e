import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { siteKey, someOf } from '../checkSites';
import { readKustomization } from '../../kustomize/Kustomization';
import { checkReach } from './checkReach';
import { excludeSites } from './excludeSites';
import { foreignRepoFindings } from './foreignRepoFindings';
import { paths } from './paths';
import type { Registration } from './readRegistrations';
import { requireApp, type ReachedApp } from './requireApp';
import { preservedFindings, registrationGoes } from './registrationGoes';
import { retireFindings } from './retireFindings';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

/** Takes an overlay out of the registration's list: one line, and the same line brings it back. */
function unlist(edits: FileEdits, { overlay }: Registration): void {
  const list = readKustomization(edits, paths.registration)!;
  const editor = new YamlEditor(list.path, edits.require(list.path));
  editor.remove(['resources'], list.resources.indexOf(overlay));
  edits.write(list.path, editor.text);
}

function chosenOf(
  { app, sites: reached }: ReachedApp,
  { ring, sites }: Retire,
): { leaving: { hub: string; name: string }[]; findings: Finding[] } {
  if (ring !== undefined) {
    throw new InputError('ring: the ai-edge layout has no rings');
  }
  if (!sites) return { leaving: reached, findings: [] };
  const wanted = new Set(sites.map(siteKey));
  const leaving = reached.filter(site => wanted.has(siteKey(site)));
  leaving.forEach(site => wanted.delete(siteKey(site)));
  if (wanted.size === 0) return { leaving, findings: [] };
  return {
    leaving,
    findings: [
      {
        id: 'sites-without',
        state: 'warn',
        title: `${wanted.size} chosen ${
          wanted.size === 1 ? 'site does' : 'sites do'
        } not have ${app.model}`,
        detail: someOf([...wanted].sort()),
      },
    ],
  };
}

/**
 * First step of a `retire`: the line of the app's overlay in the registration, or single sites out of its placement.
 * Everything that the sites build stays until they have let go.
 *
 * @internal
 */
export function planRetire(
  tree: Tree,
  intent: Retire,
  context: PlanContext,
): Plan {
  const found = requireApp(tree, intent.model.name, context);
  const { app, registration, sites } = found;
  const { leaving, findings } = chosenOf(found, intent);
  const edits = new FileEdits(tree);
  const all = leaving.length === sites.length;
  // Without chosen sites the app goes, also when its placement chooses none at the moment.
  if (registration && all && (leaving.length > 0 || !intent.sites)) {
    unlist(edits, registration);
    findings.push(...registrationGoes(tree, edits, registration, leaving));
  } else if (registration && leaving.length > 0) {
    const keys = new Set(leaving.map(siteKey));
    const gone = context.inventory.filter(site => keys.has(siteKey(site)));
    findings.push(...excludeSites(edits, registration, gone));
    const staying = sites.map(siteKey).filter(key => !keys.has(key));
    checkReach(edits, app.name, staying, context);
  }
  const files = edits.changes();
  if (files.length === 0) {
    const applications = { added: 0, removed: 0 };
    return { files, applications, sites: leaving, findings: [] };
  }
  return {
    files,
    applications: { added: 0, removed: leaving.length },
    sites: leaving,
    findings: [
      ...findings,
      ...foreignRepoFindings(registration!, context),
      ...preservedFindings(tree, registration!),
      ...retireFindings(tree, app, leaving, context),
    ],
  };
}
