import { intentSchema } from './intent';
import { parseInput } from './parse';

const sites = { names: [{ hub: 'core', name: 'edge-1' }] };
const artifact = { uri: 's3://models/bike/v4' };
const bike = { name: 'bike' };
const v4 = { name: 'bike', version: 'v4' };

it.each([
  { kind: 'update', model: bike, sites, toRing: 'r1' },
  { kind: 'stop', model: bike, ring: 'r1' },
  { kind: 'start', model: bike, sites },
  { kind: 'rollback', model: v4 },
  { kind: 'retire', model: bike },
  { kind: 'retire', model: bike, step: 'files', waive: sites.names },
  { kind: 'canary', model: v4, artifact, canary: { ring: 'r0' } },
  {
    kind: 'canary',
    model: v4,
    artifact,
    ring: 'r1',
    canary: { trafficPercent: 10, until: '2026-12-31' },
  },
  { kind: 'promote', model: bike, ring: 'r1' },
  { kind: 'abort', model: bike, canary: { ring: 'r0' }, ring: 'r1' },
])('takes %j', intent => {
  const whole = { gitops: 'models', ...intent };
  expect(parseInput(intentSchema, whole)).toEqual(whole);
});

it.each<[string, object]>([
  ['ring: is required, or sites', { kind: 'stop', model: bike }],
  ['model: has no "version"', { kind: 'stop', model: v4, ring: 'r1' }],
  ['artifact: is required', { kind: 'update', model: v4 }],
  [
    'artifact: must be absent with toRing',
    { kind: 'update', model: bike, artifact, sites, toRing: 'r1' },
  ],
  [
    'sites: is required, or ring',
    { kind: 'update', model: bike, toRing: 'r1' },
  ],
  ['model.version: is required', { kind: 'rollback', model: bike }],
  [
    'ring: must be absent: files go for the whole model',
    { kind: 'retire', model: bike, step: 'files', ring: 'r1' },
  ],
  [
    'waive: is only for the step files, which waits for sites',
    { kind: 'retire', model: bike, waive: sites.names },
  ],
  [
    'canary: must hold one of ring and trafficPercent',
    { kind: 'canary', model: v4, artifact, canary: {} },
  ],
  [
    'canary.until: is required with trafficPercent; ring: is required, or sites',
    { kind: 'canary', model: v4, artifact, canary: { trafficPercent: 5 } },
  ],
  [
    'canary.trafficPercent: must be at most 99',
    { kind: 'canary', model: v4, artifact, canary: { trafficPercent: 100 } },
  ],
  [
    'canary.until: must be a day such as 2026-12-31',
    {
      kind: 'canary',
      model: v4,
      artifact,
      ring: 'r1',
      canary: { trafficPercent: 5, until: 'tomorrow' },
    },
  ],
  [
    'sites: must be absent with canary.ring',
    { kind: 'canary', model: v4, artifact, sites, canary: { ring: 'r0' } },
  ],
  [
    'ring: is required, or sites, or canary.ring',
    { kind: 'promote', model: bike },
  ],
])('refuses: %s', (message, intent) => {
  expect(() =>
    parseInput(intentSchema, { gitops: 'models', ...intent }),
  ).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
