import type { LlmInferenceService } from './kserveTypes';
import { llmState } from './llmState';
import { normalizeLlmInferenceService } from './normalizeLlmInferenceService';

type Conditions = NonNullable<LlmInferenceService['status']>['conditions'];

const condition = (
  type: string,
  status: string,
  reason?: string,
  message?: string,
) => ({ type, status, reason, message });

const object = (
  conditions: Conditions | undefined,
  metadata: Partial<LlmInferenceService['metadata']> = {},
): LlmInferenceService => ({
  metadata: { name: 'granite', ...metadata },
  status: conditions && { conditions },
});

const STOP = { annotations: { 'serving.kserve.io/stop': 'true' } };

describe('llmState', () => {
  it.each<[string, LlmInferenceService, object]>([
    [
      'nothing said yet',
      object(undefined),
      { state: 'progressing', message: 'KServe has not looked at it yet.' },
    ],
    [
      'on its way out, however ready',
      object([condition('Ready', 'True')], {
        deletionTimestamp: '2026-11-20T00:00:00Z',
      }),
      { state: 'leaving' },
    ],
    ['ready', object([condition('Ready', 'True')]), { state: 'ready' }],
    [
      'a Deployment that comes up',
      object([
        condition('Ready', 'False', 'MinimumReplicasUnavailable', 'wait'),
        condition(
          'MainWorkloadReady',
          'False',
          'MinimumReplicasUnavailable',
          'wait',
        ),
      ]),
      { state: 'progressing', message: 'MainWorkloadReady: wait' },
    ],
    [
      'a Deployment that does not come up',
      object([
        condition('Ready', 'False', 'ProgressDeadlineExceeded', 'no GPU'),
        condition('WorkloadsReady', 'False', 'x', 'no GPU'),
        condition('WorkerWorkloadReady', 'False', 'x', 'no GPU'),
      ]),
      { state: 'failed', message: 'WorkerWorkloadReady: no GPU' },
    ],
    [
      'a preset that nobody has',
      object([
        condition('PresetsCombined', 'False', 'ConfigNotFound', 'no preset'),
        condition('Ready', 'False', 'ConfigNotFound', 'no preset'),
      ]),
      { state: 'failed', message: 'PresetsCombined: no preset' },
    ],
    [
      'stopped',
      object([condition('Ready', 'False', 'Stopped')], STOP),
      { state: 'stopped' },
    ],
    [
      'being stopped',
      object([condition('Ready', 'True')], STOP),
      { state: 'progressing', message: 'Stopping.' },
    ],
    [
      'ready in a group that has lost a member',
      object([
        condition('Ready', 'True'),
        condition('GroupReady', 'True'),
        condition('GroupDegraded', 'True', 'x', 'granite-b is not resolved'),
      ]),
      { state: 'ready', message: 'GroupDegraded: granite-b is not resolved' },
    ],
  ])('%s', (_what, service, expected) => {
    expect(llmState(service)).toEqual(expected);
  });
});

describe('what v1alpha2 adds', () => {
  const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };

  it('weights become shares of what the running members have together', () => {
    expect(
      normalizeLlmInferenceService(
        {
          metadata: { name: 'granite-a' },
          status: {
            router: {
              group: {
                members: [
                  { name: 'granite-a', weight: 9 },
                  { name: 'granite-b', weight: 1 },
                  { name: 'granite-old', weight: 90, stopped: true },
                ],
              },
            },
          },
        },
        place,
      ).traffic,
    ).toEqual([
      { name: 'granite-a', percent: 90 },
      { name: 'granite-b', percent: 10 },
    ]);
  });

  it('tells addresses within the site from those outside', () => {
    expect(
      normalizeLlmInferenceService(
        {
          metadata: { name: 'granite' },
          status: {
            addresses: [
              { url: 'http://granite.llm.svc.cluster.local' },
              { url: 'https://gateway.oslo.example/llm/granite' },
            ],
          },
        },
        place,
      ).endpoint,
    ).toEqual({
      url: 'https://gateway.oslo.example/llm/granite',
      internalUrl: 'http://granite.llm.svc.cluster.local',
    });
  });
});
