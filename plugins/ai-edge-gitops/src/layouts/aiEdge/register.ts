import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { InventorySite, PlanContext } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { siteKey } from '../checkSites';
import { overlayFile } from './appFiles';
import { boundSetFindings } from './boundSetFindings';
import { excludeSites } from './excludeSites';
import { extendPlacement } from './extendPlacement';
import { foreignRepoFindings } from './foreignRepoFindings';
import { paths } from './paths';
import { placementFor } from './placementFor';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

interface App {
  name: string;
  model: string;
  namespace: string;
  deployment: string;
}

function list(edits: FileEdits, app: App): void {
  const path = `${paths.registration}/kustomization.yaml`;
  const editor = new YamlEditor(path, edits.require(path));
  editor.insertSorted(['resources'], `overlays/${app.name}`, 'overlays/');
  edits.write(path, editor.text);
}

/** Lists the overlay of an app that was retired, and lets it choose the sites that are wanted now. */
function registerAgain(
  edits: FileEdits,
  app: App,
  sites: InventorySite[],
  context: PlanContext,
): Finding[] {
  list(edits, app);
  const overlay = paths.overlay(app.name);
  const registration = readRegistrations(edits).find(
    entry => entry.overlay === overlay && entry.app.name === app.name,
  );
  if (!registration) {
    throw new InputError(
      `${overlay}: is there already and registers something else`,
    );
  }
  const has = new Set(
    resolveAssignments(toAssignments(registration), context.inventory).map(
      ({ hub, site }) => siteKey({ hub, name: site }),
    ),
  );
  const wanted = new Set(sites.map(siteKey));
  const surplus = context.inventory.filter(
    site => has.has(siteKey(site)) && !wanted.has(siteKey(site)),
  );
  const missing = sites.filter(site => !has.has(siteKey(site)));
  // What is named goes in before what is not wanted goes out: a placement without a predicate chooses everything.
  const findings =
    missing.length > 0 ? extendPlacement(edits, registration, missing) : [];
  if (surplus.length > 0) {
    findings.push(...excludeSites(edits, registration, surplus));
  }
  return [...findings, ...foreignRepoFindings(registration, context)];
}

/**
 * Registers an app that is not: its overlay, with Placement and ApplicationSet, and its line in the registration.
 *
 * @internal
 */
export function register(
  edits: FileEdits,
  app: App,
  sites: InventorySite[],
  context: PlanContext,
): Finding[] {
  edits.require(`${paths.registrationBase}/kustomization.yaml`);
  const overlay = `${paths.overlay(app.name)}/kustomization.yaml`;
  if (edits.read(overlay) !== undefined) {
    return registerAgain(edits, app, sites, context);
  }
  const { placement, findings } = placementFor(sites, context.inventory);
  edits.write(overlay, overlayFile(app, placement, context));
  list(edits, app);
  return [...findings, ...boundSetFindings(edits, placement.clusterSets)];
}
