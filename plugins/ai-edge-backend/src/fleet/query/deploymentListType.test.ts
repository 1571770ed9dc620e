import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentListType } from './deploymentListType';

const listed = (fields: Partial<ModelDeployment>) => ({
  deployment: { model: { name: 'bike' }, ...fields } as ModelDeployment,
});

describe('the state of a listed deployment', () => {
  const { state } = deploymentListType.fields;

  it('is unknown while its site is silent, whatever it was', () => {
    expect(state.values(listed({ state: 'ready' }))).toEqual(['ready']);
    expect(state.values(listed({ state: 'ready', remembered: true }))).toEqual([
      'unknown',
    ]);
  });

  it('sorts what needs a look first, and what nobody has reported last', () => {
    const keys = [
      listed({ state: 'failed' }),
      listed({ state: 'ready', remembered: true }),
      listed({ state: 'ready' }),
    ].map(item => state.rank!(state.values(item)[0]));
    expect([...keys].sort()).toEqual(keys);
    expect(state.values(listed({}))).toEqual([]);
  });
});
