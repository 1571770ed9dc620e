import { feedbackOf } from './feedback';

const live = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'bike', generation: 3 },
  status: {
    url: 'https://bike.example',
    conditions: [
      { type: 'PredictorReady', status: 'False' },
      { type: 'Ready', status: 'True' },
    ],
    share: 0.5,
  },
};
const rule = (paths: Record<string, string>) => ({
  resourceIdentifier: {},
  feedbackRules: [
    {
      type: 'JSONPaths',
      jsonPaths: Object.entries(paths).map(([name, path]) => ({ name, path })),
    },
  ],
});

describe('feedbackOf', () => {
  it('gives scalars with their types, and leaves out what is not there', () => {
    expect(
      feedbackOf(
        rule({
          ready: '.status.conditions[?(@.type=="Ready")].status',
          generation: '.metadata.generation',
          missing: '.status.modelStatus.transitionStatus',
        }),
        live,
      ),
    ).toEqual({
      values: [
        { name: 'ready', fieldValue: { type: 'String', string: 'True' } },
        { name: 'generation', fieldValue: { type: 'Integer', integer: 3 } },
      ],
    });
  });

  it('complains of what is no scalar', () => {
    const { values, error } = feedbackOf(
      rule({ all: '.status.conditions', share: '.status.share' }),
      live,
    );
    expect(values).toEqual([]);
    expect(error).toMatch(/status all with path .*; .*status share/);
  });

  it('feeds back nothing that nobody asked for, and of services no well-known status', () => {
    expect(feedbackOf(undefined, live).values).toEqual([]);
    expect(
      feedbackOf(
        {
          resourceIdentifier: {},
          feedbackRules: [{ type: 'WellKnownStatus' }],
        },
        live,
      ).values,
    ).toEqual([]);
  });
});
