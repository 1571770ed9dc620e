import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Tree } from '../../types';
import { hostOf, openCollector, targetLists } from './collector';
import { appsOf } from './findApp';
import { paths } from './paths';
import type { EdgeApp } from './readApp';
import { leftoverNamespace, namespaceGoes } from './retireFindings';
import { serverOf, serverOfPort, SHARED_METRICS } from './serverMetrics';

/** The server of an app: what its annotation says, else what the port of its target means. */
function serverOfApp(app: EdgeApp, targets: string[]) {
  const host = `${hostOf(app)}:`;
  const target = targets.find(entry => entry.startsWith(host));
  return (
    serverOf(app.runtime) ?? serverOfPort(Number(target?.slice(host.length)))
  );
}

/**
 * Metrics of an app's server that no other app has: `gone` may leave the lists. They are `kept` while there is an app
 * of which nobody knows what serves it. What the reference lists for everybody is neither.
 *
 * @internal
 */
export function metricsOfNobodyElse(
  tree: Tree,
  app: EdgeApp,
): { gone: string[]; kept: string[] } {
  const collector = openCollector(new FileEdits(tree));
  const targets = collector
    ? targetLists(collector).flatMap(list => list.targets)
    : [];
  const others = appsOf(tree)
    .filter(({ name }) => name !== app.name)
    .map(other => serverOfApp(other, targets));
  const needed = new Set(others.flatMap(server => server?.names ?? []));
  const names = (serverOf(app.runtime)?.names ?? []).filter(
    name => !needed.has(name) && !SHARED_METRICS.has(name),
  );
  return others.includes(undefined)
    ? { gone: [], kept: names }
    : { gone: names, kept: [] };
}

/**
 * What a retired app leaves that no plan removes, who owns it, and what to do.
 *
 * @internal
 */
export function leftoverFindings(
  tree: Tree,
  app: EdgeApp,
  keptMetrics: string[],
): Finding[] {
  const who = app.owner ?? 'the owner of the model';
  const findings: Finding[] = [];
  if (!namespaceGoes(tree, app)) findings.push(leftoverNamespace(app));
  findings.push({
    id: 'leftover-hub',
    state: 'unknown',
    title: 'Test data and images may stay',
    detail: `The ConfigMap ${
      app.model
    }-test-data beside the pipelines of a hub, and the images of ${
      app.artifact?.replace(/^oci:\/\/|@.*$/g, '') ?? app.name
    }, are not in this repository. Owner: ${who}.`,
    remedy: `kubectl delete configmap ${app.model}-test-data in the pipelines' namespace; keep the images as long as somebody may go back.`,
  });
  if (keptMetrics.length > 0) {
    findings.push({
      id: 'leftover-metrics',
      state: 'warn',
      title: `${keptMetrics.length} metrics stay in the allow-lists`,
      detail: `What serves the other apps is not known for all of them, so ${keptMetrics[0]} and the others may be theirs. Owner: the platform team.`,
      remedy: `Take the names out of ${paths.allowLists
        .filter(path => tree.read(path) !== undefined)
        .join(' and ')} when no app needs them.`,
    });
  }
  return findings;
}
