import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import {
  applicationName,
  checkSites,
  siteKey,
  uniqueSites,
} from '../checkSites';
import { checkNamespace } from '../checkNamespace';
import { appFile } from './appFiles';
import { bootstrapHubs } from './bootstrapHubs';
import { checkReach } from './checkReach';
import { checkSameApp } from './checkSameApp';
import { extendPlacement } from './extendPlacement';
import { findApp } from './findApp';
import { foreignRepoFindings } from './foreignRepoFindings';
import { loadManifests, ofKind } from './loadManifests';
import { allowMetrics } from './metricLists';
import { metricsPatch } from './metricsPort';
import { parseImage } from './parseImage';
import { paths } from './paths';
import { readRegistrations, toAssignments } from './readRegistrations';
import { register } from './register';
import { resolveAssignments } from './resolveAssignments';
import { API_PORT, serverOf } from './serverMetrics';
import { addTelemetryTarget } from './telemetryTarget';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

function checkIntent({ model, namespace, options }: Deploy): void {
  if (namespace !== undefined && namespace !== model.name) {
    throw new InputError(
      `namespace: must be ${model.name}, the ai-edge layout names the namespace after the app`,
    );
  }
  if (options?.ring !== undefined) {
    throw new InputError('options.ring: the ai-edge layout has no rings');
  }
}

function writeApp(edits: FileEdits, intent: Deploy): void {
  checkNamespace(intent);
  const name = intent.model.name;
  const dir = paths.app(name);
  if (edits.paths(`${dir}/`).length > 0) {
    throw new InputError(
      `model.name: ${dir} is there already and serves no model; choose another name`,
    );
  }
  const image = parseImage(intent.artifact.uri);
  edits.require(`${paths.base}/kustomization.yaml`);
  const hasRoute =
    ofKind(loadManifests(edits, paths.base), 'Route') !== undefined;
  const { port = API_PORT } = serverOf(intent.runtime) ?? {};
  const metrics = metricsPatch(loadManifests(edits, paths.base), port);
  edits.write(
    `${dir}/kustomization.yaml`,
    appFile(intent, image, { hasRoute, metrics }),
  );
}

/**
 * Plan of a `deploy`: app directory, overlay with placement and ApplicationSet, the registration's list and the
 * collector's targets of a new app; more sites in the placement of one that is there.
 *
 * @internal
 */
export function planDeploy(
  tree: Tree,
  intent: Deploy,
  context: PlanContext,
): Plan {
  checkIntent(intent);
  parseImage(intent.artifact.uri);
  const sites = uniqueSites(intent.sites);
  checkSites(sites, context.inventory);
  if (sites.length === 0) {
    throw new InputError('sites: must resolve to at least one site');
  }
  const { name } = intent.model;
  const edits = new FileEdits(tree);
  const registrations = readRegistrations(tree);
  const found = findApp(tree, registrations, name);
  const app = found?.app ?? {
    name,
    model: name,
    namespace: name,
    deployment: `${name}-model-1`,
  };
  sites.forEach(site => applicationName(site.name, app.name));
  if (found) checkSameApp(tree, found.app, intent);
  else writeApp(edits, intent);
  const has = found?.registration
    ? resolveAssignments(toAssignments(found.registration), context.inventory)
    : [];
  const hasKeys = new Set(has.map(({ hub, site }) => `${hub}/${site}`));
  const added = sites.filter(site => !hasKeys.has(siteKey(site)));
  const findings: Finding[] = [];
  if (found?.registration && added.length > 0) {
    findings.push(
      ...extendPlacement(edits, found.registration, added),
      ...foreignRepoFindings(found.registration, context),
    );
  } else if (!found?.registration) {
    const runtime = intent.runtime ?? found?.app.runtime;
    findings.push(
      ...register(edits, app, sites, context),
      ...addTelemetryTarget(edits, app, runtime),
      ...allowMetrics(edits, runtime),
    );
  }
  if (edits.changes().length > 0) {
    checkReach(edits, app.name, [...hasKeys, ...sites.map(siteKey)], context);
    findings.unshift(
      ...bootstrapHubs(
        edits,
        added.map(({ hub }) => hub),
        context,
      ),
    );
  }
  return {
    files: edits.changes(),
    applications: { added: added.length, removed: 0 },
    sites: sites.map(({ hub, name: site }) => ({ hub, name: site })),
    findings,
  };
}
