import { pipelineParamProblems } from './pipelineParams';

describe('pipelineParamProblems', () => {
  const pipeline = {
    name: 'train',
    params: [
      { name: 'model', type: 'string' as const },
      { name: 'tags', type: 'array' as const, default: [] },
    ],
  };

  it('finds nothing wrong with what the pipeline declares', () => {
    expect(pipelineParamProblems({ model: '' }, pipeline)).toEqual([]);
    expect(
      pipelineParamProblems({ model: 'bike', tags: ['v1'] }, pipeline),
    ).toEqual([]);
  });

  it('names each parameter that is unknown, of another type or missing', () => {
    expect(
      pipelineParamProblems({ colour: 'red', tags: 'v1' }, pipeline),
    ).toEqual([
      'params.colour: pipeline train has no such parameter',
      'params.tags: must be of type array, not string',
      'params.model: is required by pipeline train',
    ]);
  });
});
