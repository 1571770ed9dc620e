import { lintFinding } from '../../../lint/lintFinding';
import type { YamlFiles } from '../../../lint/YamlFiles';
import type { LintFinding } from '../../../types';
import { asList, asMap, asText, dig } from '../../../yaml/narrow';
import { parseYaml } from '../../../yaml/parseYaml';
import { paths } from '../paths';
import type { EdgeApp } from '../readApp';

/** Configuration of the collector: a text in its file, or a map (`v1beta1`). */
function scrapes(value: unknown): unknown[] {
  const config = dig(value, 'spec', 'config');
  const text = asText(config);
  return asList(
    dig(
      text === undefined ? config : parseYaml(paths.collector, text),
      ...['receivers', 'prometheus', 'config', 'scrape_configs'],
    ),
  );
}

/** A scrape that asks the cluster what there is; which apps it finds is decided by labels. */
function discovers(scrape: unknown): boolean {
  return Object.keys(asMap(scrape)).some(key => key.endsWith('_sd_configs'));
}

function targetsOf(scrape: unknown): string[] {
  return asList(asMap(scrape).static_configs)
    .flatMap(entry => asList(asMap(entry).targets))
    .map(asText)
    .filter(target => target !== undefined);
}

/**
 * `telemetry-target-missing`: a registered app whose metrics nobody collects, because the collector's static targets
 * do not name it. Nothing where the collector discovers them, or where there is none.
 *
 * @internal
 */
export function telemetryTargets(
  files: YamlFiles,
  apps: EdgeApp[],
): LintFinding[] {
  const path = paths.collector;
  const { documents = [] } = files.read(path) ?? {};
  const index = documents.findIndex(
    ({ value }) => asMap(value).kind === 'OpenTelemetryCollector',
  );
  if (index < 0) return [];
  const all = scrapes(documents[index].value);
  if (all.some(discovers)) return [];
  const targets = all.flatMap(targetsOf);
  return apps.flatMap(({ name, deployment, namespace }) => {
    const host = `${deployment}.${namespace}.svc`;
    const isThere = targets.some(
      target => target.startsWith(`${host}.`) || target.startsWith(`${host}:`),
    );
    if (isThere) return [];
    return [
      lintFinding({
        rule: 'telemetry-target-missing',
        state: 'warn',
        path,
        line: files.line(path, index, 'spec', 'config'),
        about: name,
        title: `Nobody collects the metrics of ${name}`,
        detail: `None of the static targets starts with ${host}.`,
        remedy: `Add ${host}.cluster.local:8082 for MLServer, or :8080 for OpenVINO Model Server.`,
      }),
    ];
  });
}
