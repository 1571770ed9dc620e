import type { KubeObject } from '../../kube/types';
import { nextRevision, readyRevisions } from './revisions';

const service = (predictor: object, before?: object): KubeObject => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'm', namespace: 'n' },
  spec: { predictor },
  status: { components: { predictor: before } },
});

describe('revisions', () => {
  const rolled = {
    latestCreatedRevision: 'm-predictor-00001',
    latestReadyRevision: 'm-predictor-00001',
    latestRolledoutRevision: 'm-predictor-00001',
  };

  it('counts up', () => {
    expect(nextRevision(service({}))).toBe('m-predictor-00001');
    expect(nextRevision(service({}, rolled))).toBe('m-predictor-00002');
  });

  it('gives a first canary all traffic: there is nothing to go back to', () => {
    const { traffic } = readyRevisions(
      service({ canaryTrafficPercent: 10 }),
      'm-predictor-00001',
    );
    expect(traffic).toEqual([
      { revisionName: 'm-predictor-00001', percent: 100, latestRevision: true },
    ]);
  });

  it('sends nothing to the canary at 0 percent', () => {
    const { traffic, latestRolledoutRevision } = readyRevisions(
      service({ canaryTrafficPercent: 0 }, rolled),
      'm-predictor-00002',
    );
    expect(traffic.map(({ percent }) => percent)).toEqual([0, 100]);
    expect(latestRolledoutRevision).toBe('m-predictor-00001');
  });

  it('remembers the revision before after a full roll-out', () => {
    expect(
      readyRevisions(service({}, rolled), 'm-predictor-00002'),
    ).toMatchObject({
      latestRolledoutRevision: 'm-predictor-00002',
      previousRolledoutRevision: 'm-predictor-00001',
      traffic: [{ percent: 100 }],
    });
  });
});
