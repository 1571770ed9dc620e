import type { ResourceType } from '../types';
import { AGE, column } from './columns';

/** The OpenTelemetry operator's collector, which sends a site's metrics home. */
export const telemetryTypes: ResourceType[] = [
  {
    group: 'opentelemetry.io',
    versions: ['v1beta1', 'v1alpha1'],
    kind: 'OpenTelemetryCollector',
    plural: 'opentelemetrycollectors',
    singular: 'opentelemetrycollector',
    shortNames: ['otelcol', 'otelcols'],
    namespaced: true,
    statusSubresource: true,
    columns: [
      column('Mode', '.spec.mode'),
      column('Version', '.status.version'),
      column('Ready', '.status.scale.statusReplicas'),
      AGE,
      column('Image', '.status.image'),
      column('Management', '.spec.managementState'),
    ],
  },
];
