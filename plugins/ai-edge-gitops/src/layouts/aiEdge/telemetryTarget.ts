import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import { asList, asText, dig } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { paths } from './paths';

/** MLServer has metrics on a port of their own, OpenVINO Model Server beside its API. */
const METRICS_PORT = { mlserver: 8082, other: 8080 };

const SCRAPE_CONFIGS = ['receivers', 'prometheus', 'config', 'scrape_configs'];

/** The first list of static targets below a value. */
function targetsIn(config: unknown): (string | number)[] | undefined {
  const scrapes = asList(dig(config, ...SCRAPE_CONFIGS));
  for (const [scrape, value] of scrapes.entries()) {
    if (Array.isArray(dig(value, 'static_configs', 0, 'targets'))) {
      return [...SCRAPE_CONFIGS, scrape, 'static_configs', 0, 'targets'];
    }
  }
  return undefined;
}

/**
 * Adds an app to the collector's static targets: without it nobody sees the model's metrics. The collector's
 * configuration is a text in the file, or a map (`v1beta1`).
 *
 * @internal
 */
export function addTelemetryTarget(
  edits: FileEdits,
  app: string,
  runtime: string | undefined,
): Finding[] {
  const port = /mlserver/i.test(runtime ?? '')
    ? METRICS_PORT.mlserver
    : METRICS_PORT.other;
  const target = `${app}-model-1.${app}.svc.cluster.local:${port}`;
  const path = paths.collector;
  const text = edits.read(path);
  const editor = text === undefined ? undefined : new YamlEditor(path, text);
  const config = dig(editor?.value, 'spec', 'config');
  const nested = asText(config);
  const inner = nested === undefined ? undefined : new YamlEditor(path, nested);
  const at = targetsIn(inner ? inner.value : config);
  if (!editor || !at) {
    return [
      {
        id: 'telemetry-target',
        state: 'warn',
        title: 'Nobody collects the metrics of this model',
        detail: `${path} has no static targets that ${target} could join.`,
      },
    ];
  }
  if (inner) {
    editor.setBlock(['spec', 'config'], inner.insertSorted(at, target).text);
  } else {
    editor.insertSorted(['spec', 'config', ...at], target);
  }
  edits.write(path, editor.text);
  return [
    {
      id: 'telemetry-target',
      state: 'ok',
      title: `Metrics are collected from port ${port}`,
      detail:
        'MLServer serves them on 8082, OpenVINO Model Server on 8080; name the runtime if it is another.',
    },
  ];
}
