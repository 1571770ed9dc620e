import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { compareSites, someOf } from '../checkSites';
import { hostOf, openCollector, targetLists } from './collector';
import { allowDiscovery } from './discoveryAccess';
import { discoverApps } from './discovery';
import { appsOf } from './findApp';
import { loadManifests } from './loadManifests';
import { metricsPatch, metricsPortOf } from './metricsPort';
import { paths } from './paths';
import type { EdgeApp } from './readApp';
import { sitesOfPaths } from './readRegistrations';
import { API_PORT } from './serverMetrics';

/** The port of an app's target, undefined when it has none. */
function portOf(app: EdgeApp, targets: string[]): number | undefined {
  const host = `${hostOf(app)}:`;
  const target = targets.find(entry => entry.startsWith(host));
  return target === undefined ? undefined : Number(target.slice(host.length));
}

/** Lets the app's own Service say where its metrics are, where that is not its API. */
function tellPort(edits: FileEdits, app: EdgeApp, port: number): void {
  const manifests = loadManifests(edits, app.dir);
  if (metricsPortOf(manifests) !== undefined) return;
  const patch = metricsPatch(manifests, port);
  if (patch === undefined) return;
  const { path } = app.kustomization;
  const editor = new YamlEditor(path, edits.require(path));
  edits.write(path, editor.append('patches', { patch }).text);
}

function findingsOf(
  apps: EdgeApp[],
  targets: string[],
  isOurs: (target: string) => boolean,
): Finding[] {
  const foreign = targets.filter(target => !isOurs(target));
  const findings: Finding[] = [
    {
      id: 'discovery-access',
      state: 'warn',
      title:
        'The collector may see Services, EndpointSlices and Pods of its site',
      detail: `It finds the apps by the label model-name of their Services. The Argo CD of each site has to be allowed to apply a ClusterRole and its binding.`,
      remedy:
        'Where it is not, let the platform team apply them on the sites first.',
    },
  ];
  const silent = apps.filter(app => portOf(app, targets) === undefined);
  if (silent.length > 0) {
    findings.push({
      id: 'newly-scraped',
      state: 'warn',
      title: `Metrics of ${someOf(
        silent.map(({ name }) => name),
      )} are collected from now on`,
      detail: `They were no targets before. Unless their Service says otherwise, port ${API_PORT} is asked.`,
    });
  }
  if (foreign.length > 0) {
    findings.push({
      id: 'targets-stay',
      state: 'warn',
      title: `${foreign.length} ${
        foreign.length === 1 ? 'target stays' : 'targets stay'
      } in the list`,
      detail: `${someOf(foreign)} ${
        foreign.length === 1 ? 'is' : 'are'
      } of no app of this repository.`,
    });
  }
  return findings;
}

/**
 * Plan of `unshare`: the collector finds the apps by their labels, so that a deploy or a retire edits no list that all
 * apps share. Nothing to do where it does already.
 *
 * @internal
 */
export function planUnshare(tree: Tree, { inventory }: PlanContext): Plan {
  const edits = new FileEdits(tree);
  const collector = openCollector(edits);
  if (!collector) {
    throw new InputError(
      `${paths.collector}: is missing in the repository, so there are no shared targets`,
    );
  }
  const apps = appsOf(tree);
  const hosts = apps.map(app => `${hostOf(app)}:`);
  const isOurs = (target: string) =>
    hosts.some(host => target.startsWith(host));
  const targets = targetLists(collector).flatMap(list => list.targets);
  const { added, changed } = discoverApps(collector, isOurs);
  if (changed) collector.save();
  if (added) allowDiscovery(edits);
  for (const app of apps) {
    tellPort(edits, app, portOf(app, targets) ?? API_PORT);
  }
  const files = edits.changes();
  const dirs = [paths.telemetry, ...apps.map(({ dir }) => dir)];
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: sitesOfPaths(tree, dirs, inventory).sort(compareSites),
    findings: files.length === 0 ? [] : findingsOf(apps, targets, isOurs),
  };
}
