import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../../types';
import { asList, asText, dig } from '../../yaml/narrow';
import type { Environment } from './readEnvironments';
import { kindOf } from './readModels';
import {
  readObjects,
  readPlainObjects,
  type SourcedObject,
} from './readObjects';

const NAMESPACED = 'serving.kserve.io/ServingRuntime';
const CLUSTER = 'serving.kserve.io/ClusterServingRuntime';

/**
 * The runtimes that models of an environment can use: those that it builds, and the cluster's that are in the
 * repository.
 *
 * @internal
 */
export function readRuntimes(
  tree: Tree,
  { dir }: Environment,
): SourcedObject[] {
  return [
    ...readObjects(tree, dir).filter(
      ({ manifest }) => kindOf(manifest) === NAMESPACED,
    ),
    ...readPlainObjects(tree, 'components', /\bClusterServingRuntime\b/).filter(
      ({ manifest }) => kindOf(manifest) === CLUSTER,
    ),
  ];
}

/**
 * The runtime of that name.
 *
 * @internal
 */
export function runtimeNamed(
  runtimes: SourcedObject[],
  name: string | undefined,
): SourcedObject | undefined {
  return runtimes.find(
    ({ manifest }) => asText(dig(manifest, 'metadata', 'name')) === name,
  );
}

/**
 * A model format as the runtimes spell it: KServe compares it letter by letter, and `vLLM` is not `vllm`.
 *
 * @internal
 */
export function spelledFormat(
  runtimes: SourcedObject[],
  format: string,
  runtime: string | undefined,
): string {
  const chosen = runtimeNamed(runtimes, runtime);
  const names = (chosen ? [chosen] : runtimes).flatMap(({ manifest }) =>
    asList(dig(manifest, 'spec', 'supportedModelFormats')).map(
      entry => asText(dig(entry, 'name')) ?? '',
    ),
  );
  const same = names.find(
    name => name.toLocaleLowerCase('en') === format.toLocaleLowerCase('en'),
  );
  return same ?? format;
}

/**
 * What a reviewer should know of a runtime that the repository does not define.
 *
 * @internal
 */
export function runtimeFindings(
  tree: Tree,
  environment: Environment,
  runtime: string | undefined,
): Finding[] {
  if (runtime === undefined) return [];
  if (runtimeNamed(readRuntimes(tree, environment), runtime)) return [];
  return [
    {
      id: `runtime-undefined-${environment.name}`,
      state: 'warn',
      title: `Runtime ${runtime} is not defined for ${environment.name}`,
      detail: `${environment.dir} builds no ServingRuntime of that name, and the repository has no ClusterServingRuntime of it. Without one on the cluster the model never starts.`,
      remedy: `Add it to ${environment.dir} in the same pull request, or make sure that the cluster has it.`,
    },
  ];
}
