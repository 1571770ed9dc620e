import type { Device, DeviceFleet } from '../sources/flightctl/flightctlTypes';

/** Paths of FlightCtl's collections. */
export const DEVICES = '/api/v1/devices';
export const FLEETS = '/api/v1/fleets';

const IMAGE = `quay.example/vision@sha256:${'b'.repeat(64)}`;

/** A device that serves a model by an application of its own. */
export function device(
  name: string,
  options: {
    labels?: Record<string, string>;
    summary?: string;
    updated?: string;
    application?: string;
    model?: string;
  } = {},
): Device & Record<string, unknown> {
  const { model = 'vision', application = 'Running' } = options;
  return {
    apiVersion: 'flightctl.io/v1beta1',
    kind: 'Device',
    metadata: {
      name,
      owner: 'Fleet/cameras',
      labels: { alias: `camera-${name}`, ...options.labels },
      creationTimestamp: '2026-10-01T00:00:00Z',
    },
    spec: {
      applications: [
        {
          name: 'vision-stack',
          image: IMAGE,
          envVars: model ? { MODEL_NAME: model, MODEL_VERSION: 'v2' } : {},
        },
      ],
    },
    status: {
      conditions: [],
      systemInfo: { architecture: 'arm64', distroName: 'RHEL' },
      summary: { status: options.summary ?? 'Online' },
      updated: { status: options.updated ?? 'UpToDate' },
      lifecycle: { status: 'Enrolled' },
      applicationsSummary: { status: 'Healthy' },
      applications: [
        { name: 'vision-stack', ready: '2/2', status: application },
      ],
    },
  };
}

/** A fleet with labels of its own. */
export function deviceFleet(
  name: string,
  labels: Record<string, string> = {},
): DeviceFleet & Record<string, unknown> {
  return { metadata: { name, labels } };
}
