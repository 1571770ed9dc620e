import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import { discovers, hostOf, openCollector, targetLists } from './collector';
import { paths } from './paths';
import { API_PORT, serverOf } from './serverMetrics';

interface Target {
  deployment: string;
  namespace: string;
}

/**
 * Lets the collector scrape an app: without it nobody sees the model's metrics. Nothing to do where it is a target
 * already, or where the collector finds the apps by itself.
 *
 * @internal
 */
export function addTelemetryTarget(
  edits: FileEdits,
  app: Target,
  runtime: string | undefined,
): Finding[] {
  const port = serverOf(runtime)?.port ?? API_PORT;
  const host = hostOf(app);
  const collector = openCollector(edits);
  if (collector && discovers(collector)) {
    return [
      {
        id: 'telemetry-target',
        state: 'ok',
        title: `Metrics are collected from port ${port}`,
        detail: 'The collector of each site finds the app by its labels.',
      },
    ];
  }
  const lists = collector ? targetLists(collector) : [];
  if (!collector || lists.length === 0) {
    return [
      {
        id: 'telemetry-target',
        state: 'warn',
        title: 'Nobody collects the metrics of this model',
        detail: `${paths.collector} has no static targets that ${host}:${port} could join.`,
      },
    ];
  }
  const known = lists
    .flatMap(({ targets }) => targets)
    .find(target => target.startsWith(`${host}:`));
  if (known === undefined) {
    collector.editor.insertSorted(lists[0].at, `${host}:${port}`);
    collector.save();
  }
  return [
    {
      id: 'telemetry-target',
      state: 'ok',
      title: `Metrics are collected from port ${
        known?.slice(host.length + 1) ?? port
      }`,
      detail:
        'MLServer serves them on 8082, OpenVINO Model Server on 8080; name the runtime if it is another.',
    },
  ];
}

/**
 * Takes an app out of the collector's static targets.
 *
 * @internal
 */
export function removeTelemetryTarget(edits: FileEdits, app: Target): void {
  const collector = openCollector(edits);
  if (!collector) return;
  let found = false;
  for (const { at, targets } of targetLists(collector)) {
    const indexes = targets.flatMap((target, index) =>
      target.startsWith(`${hostOf(app)}:`) ? [index] : [],
    );
    if (indexes.length === 0) continue;
    collector.editor.remove(at, indexes);
    found = true;
  }
  if (found) collector.save();
}
