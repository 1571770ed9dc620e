import { lintFinding } from '../../../lint/lintFinding';
import type { LintFinding, Tree } from '../../../types';
import { asList, asTexts, dig } from '../../../yaml/narrow';
import { readPools } from '../accelerators';
import type { ServedModel } from '../readModels';
import type { SourcedObject } from '../readObjects';
import { readRuntimes, runtimeNamed } from '../runtimes';
import type { LineOf } from './lineOf';

/**
 * `runtime-undefined`: a model names a runtime that neither its environment builds nor the repository has for the whole
 * cluster.
 *
 * @internal
 */
export function runtimeUndefined(
  tree: Tree,
  served: ServedModel[],
  lineOf: LineOf,
): LintFinding[] {
  return served.flatMap(({ path, model, runtime, environment }) => {
    if (runtime === undefined) return [];
    if (runtimeNamed(readRuntimes(tree, environment), runtime)) return [];
    return [
      lintFinding({
        rule: 'runtime-undefined',
        state: 'warn',
        path,
        line: lineOf(path, 'spec', 'predictor', 'model', 'runtime'),
        about: environment.name,
        title: `Runtime ${runtime} is defined nowhere`,
        detail: `${model} in ${environment.name} needs it: ${environment.dir} builds no ServingRuntime of that name, and the repository has no ClusterServingRuntime of it.`,
        remedy:
          'Add the runtime, name one that is there, or make sure that the cluster has it from elsewhere.',
      }),
    ];
  });
}

/**
 * `toleration-without-pool`: a model that asks for a device tolerates nodes that no pool of the repository makes. Nothing
 * is said where the repository has no pools.
 *
 * @internal
 */
export function tolerationWithoutPool(
  platform: SourcedObject[],
  served: ServedModel[],
  lineOf: LineOf,
): LintFinding[] {
  const pools = readPools(platform);
  if (pools === undefined) return [];
  return served.flatMap(({ path, model, manifest, environment }) => {
    const predictor = dig(manifest, 'spec', 'predictor');
    return asList(dig(predictor, 'tolerations'))
      .map(asTexts)
      .flatMap(({ key, value }, index) => {
        // Devices are named as their resource, `nvidia.com/gpu`; other taints are not about pools of devices.
        if (!key?.includes('/') || value === undefined) return [];
        if (/^(node|node-role)\.kubernetes\.io\//.test(key)) return [];
        if (pools.includes(value)) return [];
        return [
          lintFinding({
            rule: 'toleration-without-pool',
            state: 'warn',
            path,
            line: lineOf(path, 'spec', 'predictor', 'tolerations', index),
            about: environment.name,
            title: `No pool has nodes for ${value}`,
            detail: `${model} in ${
              environment.name
            } tolerates ${key}=${value}, but the autoscaler and the machine sets of this repository make nodes of ${
              pools.join(', ') || 'no pool'
            }. Where such nodes are absent the model stays pending.`,
            remedy: 'Tolerate a pool that is there, or add the pool.',
          }),
        ];
      });
  });
}
