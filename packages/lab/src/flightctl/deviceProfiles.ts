import { createHash } from 'node:crypto';

/** An application of a device, and how long each of its stages takes, in milliseconds at lag 1. */
export interface ApplicationProfile {
  name: string;
  image: string;
  model?: { name: string; version: string };
  containers: number;
  /** Stages after the lab's start; the last one stays. */
  stages: [status: string, ms: number][];
}

/** What a device is like. */
export interface DeviceProfile {
  /** A hash of its key, as FlightCtl names devices. */
  name: string;
  alias: string;
  fleet: 'kiosks' | 'line-cameras';
  region: string;
  arch: 'amd64' | 'arm64';
  /** Silent since so many milliseconds before the lab's start. */
  silentFor?: number;
  summary?: { status: string; info: string };
  applications: ApplicationProfile[];
}

const HOUR = 3_600_000;
const BASE_32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A digest that is always the same for a name. */
const digestOf = (name: string) =>
  createHash('sha256').update(name).digest('hex');

/** 52 letters and digits: the base 32 of a SHA-256. */
function deviceName(alias: string): string {
  let bits = BigInt(`0x${digestOf(`device ${alias}`)}`);
  let name = '';
  for (let i = 0; i < 52; i += 1) {
    name = BASE_32[Number(bits % 32n)] + name;
    bits /= 32n;
  }
  return name;
}

const image = (name: string) => `quay.io/acme/${name}@sha256:${digestOf(name)}`;

const defects = (stages: ApplicationProfile['stages']): ApplicationProfile => ({
  name: 'line-vision',
  image: image('line-vision'),
  model: { name: 'scratch-finder', version: 'v2' },
  containers: 2,
  stages,
});

const RUNNING: ApplicationProfile['stages'] = [['Running', 0]];
const COMES_UP: ApplicationProfile['stages'] = [
  ['Preparing', 3_000],
  ['Starting', 3_000],
  ['Running', 0],
];

/** A few devices: well, coming up, silent, and one whose model does not start. */
export const deviceProfiles: readonly DeviceProfile[] = (
  [
    {
      alias: 'camera-lyon-line-1',
      fleet: 'line-cameras',
      region: 'eu-west-3',
      arch: 'arm64',
      applications: [
        defects(RUNNING),
        {
          name: 'recorder',
          image: image('recorder'),
          containers: 1,
          stages: RUNNING,
        },
      ],
    },
    {
      alias: 'camera-lyon-line-2',
      fleet: 'line-cameras',
      region: 'eu-west-3',
      arch: 'arm64',
      applications: [defects(COMES_UP)],
    },
    {
      alias: 'camera-torino-gate',
      fleet: 'line-cameras',
      region: 'eu-south-1',
      arch: 'arm64',
      silentFor: 9 * HOUR,
      applications: [defects(RUNNING)],
    },
    {
      alias: 'kiosk-berlin-entrance',
      fleet: 'kiosks',
      region: 'eu-central-1',
      arch: 'amd64',
      summary: { status: 'Degraded', info: 'an application has failed' },
      applications: [
        {
          name: 'assistant',
          image: image('assistant'),
          // It says nothing of its model: the fleet's label does.
          containers: 1,
          stages: [
            ['Starting', 2_000],
            ['Error', 0],
          ],
        },
      ],
    },
  ] satisfies Omit<DeviceProfile, 'name'>[]
).map(profile => ({ ...profile, name: deviceName(profile.alias) }));

/** Fleets, with the labels that say what their devices serve. */
export const fleetProfiles: readonly {
  name: DeviceProfile['fleet'];
  labels: Record<string, string>;
}[] = [
  { name: 'kiosks', labels: { 'model-name': 'shop-assistant' } },
  { name: 'line-cameras', labels: { site: 'plants' } },
];
