import { runStatus } from './runStatus';

function statusOf(status: 'True' | 'False' | 'Unknown', reason: string) {
  return runStatus([{ type: 'Succeeded', status, reason }]).status;
}

describe('runStatus', () => {
  it.each([
    ['True', 'Succeeded', 'succeeded'],
    ['True', 'Completed', 'succeeded'],
    ['False', 'Failed', 'failed'],
    ['False', 'PipelineRunTimeout', 'failed'],
    ['False', 'CouldntGetPipeline', 'failed'],
    ['False', 'Cancelled', 'cancelled'],
    ['False', 'TaskRunCancelled', 'cancelled'],
    ['Unknown', 'Running', 'running'],
    ['Unknown', 'CancelledRunningFinally', 'running'],
    ['Unknown', 'PipelineRunPending', 'pending'],
  ] as const)('reads %s %s as %s', (status, reason, word) => {
    expect(statusOf(status, reason)).toBe(word);
  });

  it('judges reasons of other releases by the status alone', () => {
    expect(statusOf('True', 'Marvellous')).toBe('succeeded');
    expect(statusOf('False', 'Marvellous')).toBe('failed');
    expect(statusOf('Unknown', 'Marvellous')).toBe('running');
  });

  it('takes a run that Tekton has not looked at as pending', () => {
    expect(runStatus(undefined)).toEqual({ status: 'pending' });
  });
});
