import type { Assignment, Tree } from '../../types';
import { KserveModel } from './KserveModel';
import { paths } from './paths';

const MODEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Names of the models in the tree, sorted.
 *
 * @internal
 */
export function modelNames(tree: Tree): string[] {
  const names = tree
    .paths('models/')
    .map(path => path.split('/'))
    .filter(segments => segments.length > 2 && MODEL.test(segments[1]))
    .map(segments => segments[1]);
  return [...new Set(names)];
}

/**
 * One assignment a line of the model's targets files.
 *
 * @internal
 */
export function readModelAssignments(model: KserveModel): Assignment[] {
  return model.shards.flatMap(({ hub, lines }) =>
    lines.map(({ site, run, until }) => {
      const { ring, version, stopped, canary } = model.run(run);
      const { namespace, owner, format } = model.settings;
      return {
        hub,
        site,
        model: model.name,
        version,
        artifact: version === undefined ? undefined : model.artifact(version),
        namespace,
        object: { kind: 'InferenceService' as const, name: model.name },
        ring,
        ...(stopped && { stopped }),
        ...(canary && {
          canary: {
            version: canary.release,
            trafficPercent: canary.percent,
            until: until ?? canary.until,
          },
        }),
        owner,
        format,
        path: paths.run(model.name, run),
        application: `{site}-${model.name}`,
      };
    }),
  );
}

/**
 * Everything that the repository wants, model by model.
 *
 * @internal
 */
export function readAssignments(tree: Tree): Assignment[] {
  return modelNames(tree).flatMap(name =>
    readModelAssignments(new KserveModel(tree, name)),
  );
}
