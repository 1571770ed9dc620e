import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { OWNER_ANNOTATION } from '../kserve/labels';
import { artifactOf } from '../kserve/modelSource';
import { trimLabels } from '../kserve/trimLabels';
import { applicationState, containersOf, isUpToDate } from './applicationState';
import type {
  Device,
  DeviceFleet,
  ReportedApplication,
  WantedApplication,
} from './flightctlTypes';
import { modelOfApplication } from './modelOfApplication';
import { LABEL_FLEET, fleetNameOf } from './normalizeDevice';

/** Volumes whose image holds the model itself, beside the server's own. */
const MODEL_VOLUMES = ['model', 'models'];

function imageOf(application: WantedApplication): string | undefined {
  const volume = (application.volumes ?? []).find(({ name }) =>
    MODEL_VOLUMES.includes(name ?? ''),
  );
  return volume?.image?.reference || application.image;
}

/** By name: what is wanted, what is reported, or both. */
function applicationsOf({ spec, status }: Device) {
  const all = new Map<
    string,
    { wanted?: WantedApplication; reported?: ReportedApplication }
  >();
  for (const wanted of spec?.applications ?? []) {
    const name = wanted.name || wanted.image;
    if (name) all.set(name, { wanted });
  }
  for (const reported of status?.applications ?? []) {
    if (reported.name) {
      all.set(reported.name, { ...all.get(reported.name), reported });
    }
  }
  return all;
}

/** The applications of a device that serve models, as far as the product shows them. */
export function normalizeApplications(
  device: Device,
  fleet: DeviceFleet | undefined,
  place: { hub: string; asOf: string },
): DeploymentRecord[] {
  const { metadata } = device;
  const fleetName = fleetNameOf(device);
  const labels = {
    ...fleet?.metadata.labels,
    ...fleet?.spec?.template?.metadata?.labels,
    ...metadata.labels,
  };
  const applications = applicationsOf(device);
  const only = applications.size === 1;
  return [...applications].flatMap(([name, { wanted, reported }]) => {
    const model = modelOfApplication(name, wanted, { labels, only });
    if (!model) return [];
    // What a device runs that lags behind is not what is wanted of it: then nobody knows.
    const image = wanted && isUpToDate(device) ? imageOf(wanted) : undefined;
    return [
      {
        ref: {
          hub: place.hub,
          site: metadata.name,
          namespace: '-',
          kind: 'Application',
          name,
        },
        owner:
          metadata.annotations?.[OWNER_ANNOTATION] ??
          fleet?.metadata.annotations?.[OWNER_ANNOTATION],
        model,
        artifact: artifactOf(image && `oci://${image}`),
        mode: 'Device' as const,
        ...applicationState(device, reported, wanted !== undefined),
        replicas: containersOf(reported),
        labels: trimLabels({
          ...(fleetName && { [LABEL_FLEET]: fleetName }),
          ...metadata.labels,
        }),
        asOf: place.asOf,
      },
    ];
  });
}
