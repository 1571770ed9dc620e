import { parseInput } from './parse';
import { startPipelineRunSchema } from './pipeline';

const parse = (data: object) =>
  parseInput(startPipelineRunSchema, {
    hub: 'core',
    namespace: 'ml',
    pipeline: 'git-fetch',
    params: {},
    workspaces: { data },
    idempotencyKey: 'k',
  }).workspaces;

const claim = (spec: object = {}) => ({
  volumeClaimTemplate: {
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      ...spec,
    },
  },
});

it.each<[object]>([
  [claim()],
  [claim({ storageClassName: 'fast', volumeMode: 'Filesystem' })],
  [{ persistentVolumeClaim: { claimName: 'models' } }],
  [{ emptyDir: {} }],
  [{ emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }],
  [{ configMap: { name: 'bike-test-data' } }],
  [{ secret: { secretName: 'credentials-s3' } }],
  [{ persistentVolumeClaim: { claimName: 'models' }, subPath: 'a/b..c' }],
])('takes %j', binding => {
  expect(parse(binding)).toEqual({ data: binding });
});

const exactlyOne =
  'workspaces.data: must be exactly one of volumeClaimTemplate, persistentVolumeClaim, emptyDir, configMap, secret';

it.each<[object, string]>([
  [{}, exactlyOne],
  [{ subPath: 'a' }, exactlyOne],
  [{ emptyDir: {}, secret: { secretName: 'x' } }, exactlyOne],
  [{ hostPath: '/' }, exactlyOne],
  [{ hostPath: { path: '/' } }, exactlyOne],
  [{ emptyDir: {}, hostPath: '/' }, 'workspaces.data: has no "hostPath"'],
  [{ emptyDir: {}, name: 'other' }, 'workspaces.data: has no "name"'],
  [{ configMap: {} }, 'workspaces.data.configMap.name: is required'],
  [
    { secret: { secretName: '../x' } },
    'workspaces.data.secret.secretName: must be an RFC 1123 name',
  ],
  [
    { persistentVolumeClaim: { claimName: 'x', hostPath: '/' } },
    'workspaces.data.persistentVolumeClaim: has no "hostPath"',
  ],
  [
    claim({ volumeName: 'somebodys' }),
    'workspaces.data.volumeClaimTemplate.spec: has no "volumeName"',
  ],
  [
    claim({ accessModes: [] }),
    'workspaces.data.volumeClaimTemplate.spec.accessModes: must hold at least 1 item',
  ],
  [{ emptyDir: {}, subPath: '/etc' }, 'subPath: must be a relative path'],
  [{ emptyDir: {}, subPath: 'a/../..' }, 'subPath: must be a relative path'],
])('refuses %j', (binding, message) => {
  expect(() => parse(binding)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringContaining(message),
    }),
  );
});
