import yaml from 'yaml';
import {
  intentSchema,
  type FitReport,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { fakeAiEdge } from '../__testUtils__/fakeAiEdge';
import { runAction } from '../__testUtils__/runAction';
import { createFitCheckAction } from './createFitCheckAction';
import { examples } from './fitCheck.examples';

const REPORT: FitReport = {
  fits: 3,
  doesNotFit: 1,
  unknown: 1,
  items: [
    {
      ref: { hub: 'core', name: 'small' },
      verdict: 'doesNotFit',
      rules: [
        { rule: 'kserve', verdict: 'fits', text: 'runs KServe' },
        { rule: 'cpu', verdict: 'doesNotFit', text: 'has 2 CPU' },
      ],
    },
    {
      ref: { hub: 'core', name: 'quiet' },
      verdict: 'unknown',
      rules: [{ rule: 'cpu', verdict: 'unknown', text: 'has not told' }],
    },
  ],
};
const INTENT = {
  kind: 'deploy',
  gitops: 'kserve-edge',
  model: { name: 'bike' },
  artifact: { uri: 's3://models/bike' },
  sites: { clusterSets: ['retail'] },
};

function setUp(report: Partial<FitReport> = {}) {
  const fake = fakeAiEdge();
  fake.user.checkFit.mockResolvedValue({ ...REPORT, ...report });
  return { ...fake, action: createFitCheckAction({ aiEdge: fake.aiEdge }) };
}

describe('ai-edge:fit:check', () => {
  it('fails with the sites and the failing rules', async () => {
    const { action } = setUp();
    await expect(runAction(action, { intent: INTENT })).rejects.toThrow(
      'sites: must be able to run the model; core/small: has 2 CPU',
    );
  });

  it('only says so when told to', async () => {
    const { action, user } = setUp();
    const { output, log } = await runAction(action, {
      intent: { ...INTENT, namespace: '', resources: { cpu: '' } },
      onMismatch: 'warn',
    });
    expect(user.checkFit).toHaveBeenCalledWith({ intent: INTENT });
    expect(output).toEqual({
      fits: 3,
      doesNotFit: 1,
      unknown: 1,
      misfits: ['core/small'],
    });
    expect(log).toContain('core/small: has 2 CPU');
  });

  it('never fails for what is not known', async () => {
    const { action } = setUp({ doesNotFit: 0, items: [REPORT.items[1]] });
    const { output } = await runAction(action, { intent: INTENT });
    expect(output).toMatchObject({ unknown: 1, misfits: [] });
  });

  it('has examples that it would take', () => {
    for (const { example } of examples) {
      const [step] = yaml.parse(example).steps;
      expect(step.action).toBe('ai-edge:fit:check');
      expect(() => intentSchema.parse(step.input.intent)).not.toThrow();
    }
  });
});
