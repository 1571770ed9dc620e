import type { Pipeline, StartPipelineRun } from './schema';

function typeOf(value: StartPipelineRun['params'][string]) {
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}

/**
 * What is wrong with parameters for a pipeline, one `<field>: <rule>` sentence each: unknown, of another type, or
 * missing without a default. Empty when a run could start with them.
 *
 * @public
 */
export function pipelineParamProblems(
  params: StartPipelineRun['params'],
  pipeline: Pick<Pipeline, 'name' | 'params'>,
): string[] {
  const { name: pipelineName } = pipeline;
  const declared = new Map(pipeline.params.map(param => [param.name, param]));
  const given = Object.entries(params).flatMap(([name, value]) => {
    const param = declared.get(name);
    if (!param) {
      return [`params.${name}: pipeline ${pipelineName} has no such parameter`];
    }
    return param.type === typeOf(value)
      ? []
      : [`params.${name}: must be of type ${param.type}, not ${typeOf(value)}`];
  });
  const missing = pipeline.params
    .filter(
      param => param.default === undefined && params[param.name] === undefined,
    )
    .map(
      ({ name }) => `params.${name}: is required by pipeline ${pipelineName}`,
    );
  return [...given, ...missing];
}
