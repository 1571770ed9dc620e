import { device, deviceFleet } from '../../__testUtils__/deviceObjects';
import type { Device, WantedApplication } from './flightctlTypes';
import { normalizeApplications } from './normalizeApplications';

const place = { hub: 'core', asOf: '2026-11-20T00:00:00.000Z' };
const read = (of: Device, labels?: Record<string, string>) =>
  normalizeApplications(of, labels && deviceFleet('cameras', labels), place);

function withApplications(
  applications: WantedApplication[],
  labels: Record<string, string> = {},
): Device {
  const { spec, ...rest } = device('d1', { labels });
  return {
    ...rest,
    spec: { applications },
    status: { ...rest.status, applications: [] },
  };
}

const names = (of: Device, labels?: Record<string, string>) =>
  read(of, labels).map(({ ref, model }) => [ref.name, model?.name]);

describe('which applications serve models', () => {
  it('those that say so by a variable', () => {
    const applications = [
      { name: 'web', image: 'quay.example/web:1' },
      { name: 'a', envVars: { MODEL_NAME: 'vision' } },
      { name: 'b', envVars: { MODEL_NAME: 'speech' } },
    ];
    expect(names(withApplications(applications))).toEqual([
      ['a', 'vision'],
      ['b', 'speech'],
    ]);
  });

  it('the only one of a device with the label, which goes before its fleet’s', () => {
    const applications = [{ image: 'quay.example/app:1' }];
    expect(names(withApplications(applications))).toEqual([]);
    expect(
      names(withApplications(applications), { 'model-name': 'counting' }),
    ).toEqual([['quay.example/app:1', 'counting']]);
    expect(
      names(withApplications(applications, { 'model-name': 'vision' }), {
        'model-name': 'counting',
      }),
    ).toEqual([['quay.example/app:1', 'vision']]);
  });

  it('of several the one that is named so, or that a label names', () => {
    const applications = [{ name: 'web' }, { name: 'vision' }, { name: 'x' }];
    expect(
      names(withApplications(applications, { 'model-name': 'vision' })),
    ).toEqual([['vision', 'vision']]);
    expect(
      names(withApplications(applications, { 'model-name': 'other' })),
    ).toEqual([]);
    expect(
      names(
        withApplications(applications, {
          'model-name': 'vision',
          'model-application': 'x',
        }),
      ),
    ).toEqual([['x', 'vision']]);
  });
});

describe('the artifact of an application', () => {
  it('is the image of the volume that holds the model, else its own', () => {
    const application = {
      name: 'llm',
      image: 'quay.example/vllm:1',
      envVars: { MODEL_NAME: 'llama' },
    };
    const uri = (wanted: WantedApplication) =>
      read(withApplications([wanted]))[0].artifact?.uri;
    expect(uri(application)).toBe('oci://quay.example/vllm:1');
    expect(
      uri({
        ...application,
        volumes: [
          { name: 'cache' },
          { name: 'models', image: { reference: 'quay.example/llama:3' } },
        ],
      }),
    ).toBe('oci://quay.example/llama:3');
  });

  it('is not known while the device lags behind what is wanted', () => {
    const [record] = read(device('d1', { updated: 'OutOfDate' }));
    expect(record.artifact).toBeUndefined();
  });
});

describe('the state of an application', () => {
  const changed = (options: Parameters<typeof device>[1], status: object) => {
    const of = device('d1', options);
    const [{ state, message }] = read({
      ...of,
      status: { ...of.status, ...status },
    });
    return { state, message };
  };

  it.each<
    [string, Parameters<typeof device>[1], object, string, string | undefined]
  >([
    ['running', {}, {}, 'ready', undefined],
    [
      'running with a container that is not ready',
      {},
      {
        applications: [
          { name: 'vision-stack', ready: '1/2', status: 'Running' },
        ],
      },
      'progressing',
      '1 of 2 containers are ready.',
    ],
    [
      'running while the device updates',
      { updated: 'Updating' },
      { updated: { status: 'Updating', info: 'fetching images' } },
      'progressing',
      'Updating: fetching images',
    ],
    [
      'running an older definition',
      { updated: 'OutOfDate' },
      {},
      'ready',
      'The device has not taken on its newest definition yet.',
    ],
    [
      'running an older definition because the newest fails',
      { updated: 'OutOfDate' },
      {
        conditions: [
          {
            type: 'Updating',
            status: 'False',
            reason: 'Error',
            message: 'no such image',
          },
        ],
      },
      'failed',
      'The newest version does not start, the one before still serves. no such image',
    ],
    ['starting', { application: 'Starting' }, {}, 'progressing', 'Starting.'],
    ['stopped', { application: 'Stopped' }, {}, 'stopped', undefined],
    [
      'run to its end',
      { application: 'Completed' },
      {},
      'stopped',
      'It has run to its end.',
    ],
    [
      'failed',
      { application: 'Error' },
      { applicationsSummary: { status: 'Error', info: 'vision: exit 1' } },
      'failed',
      'vision: exit 1',
    ],
    ['unknown', { application: 'Unknown' }, {}, 'unknown', undefined],
    [
      'in a word of tomorrow',
      { application: 'Dreaming' },
      {},
      'unknown',
      undefined,
    ],
    [
      'not reported by a device that is up to date',
      {},
      { applications: [] },
      'unknown',
      'The device reports nothing of it.',
    ],
    [
      'not reported yet',
      { updated: 'OutOfDate' },
      { applications: [] },
      'progressing',
      'The device has not started it yet.',
    ],
    [
      'on a device that is let go',
      {},
      { lifecycle: { status: 'Decommissioning' } },
      'leaving',
      undefined,
    ],
  ])('%s', (_what, options, status, state, message) => {
    expect(changed(options, status)).toEqual({ state, message });
  });

  it('is leaving when nobody wants it any more, unless it comes with the system', () => {
    const of = withApplications([], { 'model-name': 'vision' });
    const state = (embedded: boolean) =>
      read({
        ...of,
        status: {
          ...of.status,
          applications: [{ name: 'old', status: 'Running', embedded }],
        },
      })[0].state;
    expect(state(false)).toBe('leaving');
    expect(state(true)).toBe('ready');
  });
});
