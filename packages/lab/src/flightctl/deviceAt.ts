import type {
  ApplicationProfile,
  DeviceProfile,
  fleetProfiles,
} from './deviceProfiles';

const API_VERSION = 'flightctl.io/v1beta1';
const DAY = 86_400_000;

/** When it is: everything about a device follows from this. */
export interface DeviceClock {
  start: number;
  now: number;
  /** Factor on how long each stage takes. */
  lag: number;
}

const instant = (millis: number) => new Date(millis).toISOString();

/** The stage that an application is in. */
function stageOf({ stages }: ApplicationProfile, clock: DeviceClock): string {
  let left = (clock.now - clock.start) / clock.lag;
  const stage = stages.find(([, ms], index) => {
    const isNow = left < ms || index === stages.length - 1;
    left -= ms;
    return isNow;
  });
  return stage![0];
}

function applicationStatus(profile: ApplicationProfile, status: string) {
  const { name, containers } = profile;
  const ready = status === 'Running' ? containers : 0;
  return {
    name,
    appType: 'quadlet',
    embedded: false,
    ready: `${ready}/${containers}`,
    restarts: status === 'Error' ? 4 : 0,
    status,
  };
}

function applicationsSummary(stages: string[]) {
  if (stages.includes('Error')) {
    return { status: 'Error', info: 'assistant: container exited with code 1' };
  }
  return {
    status: stages.every(stage => stage === 'Running') ? 'Healthy' : 'Degraded',
  };
}

/** When a device was seen last. */
export function lastSeenAt(
  { silentFor }: DeviceProfile,
  { start, now }: DeviceClock,
): string {
  // The agent reports once a minute.
  const age = (now - start) % 60_000;
  return instant(silentFor === undefined ? now - age : start - silentFor);
}

/** A device as FlightCtl answers it at a moment. The same moments give the same device. */
export function deviceAt(profile: DeviceProfile, clock: DeviceClock) {
  const { name, alias, fleet, region, arch, applications, silentFor } = profile;
  const silent = silentFor !== undefined;
  const stages = applications.map(application => stageOf(application, clock));
  const starting = stages.some(stage => /^(Preparing|Starting)$/.test(stage));
  return {
    apiVersion: API_VERSION,
    kind: 'Device',
    metadata: {
      name,
      labels: { alias, region },
      owner: `Fleet/${fleet}`,
      generation: 1,
      resourceVersion: '1',
      creationTimestamp: instant(clock.start - 40 * DAY),
    },
    spec: {
      os: { image: `quay.io/acme/device-os:9.6` },
      applications: applications.map(application => ({
        name: application.name,
        appType: 'quadlet',
        image: application.image,
        ...(application.model && {
          envVars: {
            MODEL_NAME: application.model.name,
            MODEL_VERSION: application.model.version,
          },
        }),
      })),
    },
    status: {
      conditions: [
        {
          type: 'Updating',
          status: 'False',
          reason: 'Updated',
          message: '',
          lastTransitionTime: instant(clock.start - DAY),
        },
      ],
      systemInfo: {
        architecture: arch,
        operatingSystem: 'linux',
        agentVersion: '1.0.0',
        bootID: '',
        hostname: alias,
        distroName: 'Red Hat Enterprise Linux',
        distroVersion: '9.6',
      },
      applications: applications.map((application, index) =>
        applicationStatus(application, stages[index]),
      ),
      applicationsSummary: silent
        ? { status: 'Unknown', info: 'Device is disconnected' }
        : applicationsSummary(stages),
      resources: { cpu: 'Healthy', memory: 'Healthy', disk: 'Healthy' },
      integrity: { status: 'Unsupported' },
      config: { renderedVersion: '7' },
      os: { image: 'quay.io/acme/device-os:9.6', imageDigest: '' },
      updated: silent
        ? { status: 'Unknown', info: 'Device is disconnected' }
        : { status: 'UpToDate' },
      summary: silent
        ? {
            status: 'Unknown',
            info: 'Device is disconnected (last seen more than 5 minutes ago).',
          }
        : (!starting && profile.summary) || { status: 'Online' },
      lifecycle: { status: 'Enrolled' },
    },
  };
}

/** A fleet as FlightCtl answers it. */
export function fleetAt(
  { name, labels }: (typeof fleetProfiles)[number],
  { start }: Pick<DeviceClock, 'start'>,
) {
  return {
    apiVersion: API_VERSION,
    kind: 'Fleet',
    metadata: {
      name,
      labels,
      generation: 1,
      resourceVersion: '1',
      creationTimestamp: instant(start - 60 * DAY),
    },
    spec: {
      selector: { matchLabels: { fleet: name } },
      template: { spec: {} },
    },
    status: {
      conditions: [{ type: 'Valid', status: 'True', reason: 'Valid' }],
    },
  };
}
