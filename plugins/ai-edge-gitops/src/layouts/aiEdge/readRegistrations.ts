import { readKustomization } from '../../kustomize/Kustomization';
import type { Assignment, InventorySite, Tree } from '../../types';
import { asMap, asText, dig } from '../../yaml/narrow';
import { loadManifests, ofKind } from './loadManifests';
import { paths } from './paths';
import { readApp, type EdgeApp } from './readApp';
import { isSelected, selectorsOf, type Selector } from './selectors';

/**
 * An overlay that the registration lists: an app, and the placement that chooses its sites.
 *
 * @internal
 */
export interface Registration {
  overlay: string;
  app: EdgeApp;
  selectors: Selector[];
  /** Name of the Application, `{site}` standing for the site's name. */
  application: string;
  repoUrl?: string;
  branch?: string;
}

/** What an overlay's ApplicationSet deploys, and the placement that chooses where to. */
function readSource(tree: Tree, overlay: string) {
  const manifests = loadManifests(tree, overlay);
  const template = asMap(
    dig(ofKind(manifests, 'ApplicationSet'), 'spec', 'template'),
  );
  const source = asMap(dig(template, 'spec', 'source'));
  const path = asText(source.path)?.replace(/\/$/, '');
  return { template, source, path, placement: ofKind(manifests, 'Placement') };
}

function readOverlay(tree: Tree, overlay: string): Registration | undefined {
  const { template, source, path, placement } = readSource(tree, overlay);
  const app = path === undefined ? undefined : readApp(tree, path);
  if (!app || !placement) return undefined;
  const name =
    asText(dig(template, 'metadata', 'name')) ?? `{{name}}-${app.name}`;
  return {
    overlay,
    app,
    selectors: selectorsOf(overlay, placement),
    application: name.replace(/\{\{\s*\.?(name|clusterName)\s*\}\}/g, '{site}'),
    repoUrl: asText(source.repoURL),
    branch: asText(source.targetRevision),
  };
}

/**
 * The registered apps that serve models, in the order of the registration.
 *
 * @internal
 */
export function readRegistrations(tree: Tree): Registration[] {
  return listedOverlays(tree)
    .map(overlay => readOverlay(tree, overlay))
    .filter(registration => registration !== undefined);
}

function listedOverlays(tree: Tree): string[] {
  const overlays = `${paths.registration}/overlays/`;
  const { resources = [] } = readKustomization(tree, paths.registration) ?? {};
  return resources.filter(resource => resource.startsWith(overlays));
}

/**
 * Sites that any of these directories is registered for, whatever they hold.
 *
 * @internal
 */
export function sitesOfPaths(
  tree: Tree,
  dirs: string[],
  inventory: InventorySite[],
): { hub: string; name: string }[] {
  const selectors = listedOverlays(tree).flatMap(overlay => {
    const { path = '', placement } = readSource(tree, overlay);
    return placement && dirs.includes(path)
      ? selectorsOf(overlay, placement)
      : [];
  });
  return inventory
    .filter(site => selectors.some(selector => isSelected(site, selector)))
    .map(({ hub, name }) => ({ hub, name }));
}

/**
 * The overlays that register an app, whether the registration lists them or not.
 *
 * @internal
 */
export function overlaysOf(tree: Tree, app: EdgeApp): Registration[] {
  const prefix = `${paths.registration}/overlays/`;
  const names = tree
    .paths(prefix)
    .map(path => path.slice(prefix.length).split('/')[0]);
  return [...new Set(names)].flatMap(name => {
    const registration = readOverlay(tree, `${prefix}${name}`);
    return registration?.app.dir === app.dir ? [registration] : [];
  });
}

/**
 * One assignment a predicate of each registered app.
 *
 * @internal
 */
export function toAssignments({
  app,
  selectors,
  application,
}: Registration): Assignment[] {
  return selectors.map(selector => ({
    hub: '*',
    selector,
    model: app.model,
    version: app.version,
    artifact: app.artifact,
    namespace: app.namespace,
    object: { kind: 'Deployment', name: app.deployment },
    ...(app.stopped && { stopped: app.stopped }),
    owner: app.owner,
    path: app.dir,
    application,
  }));
}
