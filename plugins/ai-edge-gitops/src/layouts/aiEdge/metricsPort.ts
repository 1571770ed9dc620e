import type { Manifest } from '../../kustomize/patches';
import { asList, asText, dig } from '../../yaml/narrow';
import { printYaml } from '../../yaml/printYaml';
import { ofKind } from './loadManifests';
import { ANNOTATION_METRICS_PORT, BASE_NAME } from './paths';
import { API_PORT } from './serverMetrics';

/** Name of the port of a Service that has the API, as the base calls it. */
export const API_PORT_NAME = 'port';

/** Name that a port gets which the base does not have. */
const OWN_PORT_NAME = 'model-metrics';

/**
 * Name of the port that a Service has its metrics on, when that is not the API's.
 *
 * @internal
 */
export function metricsPortOf(manifests: Manifest[]): string | undefined {
  const service = ofKind(manifests, 'Service');
  return asText(
    dig(service, 'metadata', 'annotations', ANNOTATION_METRICS_PORT),
  );
}

/**
 * A patch that says at which of its ports the Service has metrics, so that a collector can find it. The port is added
 * when the base has none with that number. Undefined for the API's own port, which needs no word.
 *
 * @internal
 */
export function metricsPatch(
  manifests: Manifest[],
  port: number,
): string | undefined {
  if (port === API_PORT) return undefined;
  const ports = asList(dig(ofKind(manifests, 'Service'), 'spec', 'ports'));
  const known = ports.find(entry => dig(entry, 'port') === port);
  const name = asText(dig(known, 'name')) ?? OWN_PORT_NAME;
  return printYaml({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: BASE_NAME,
      annotations: { [ANNOTATION_METRICS_PORT]: name },
    },
    ...(!known && { spec: { ports: [{ name, port, targetPort: port }] } }),
  });
}
