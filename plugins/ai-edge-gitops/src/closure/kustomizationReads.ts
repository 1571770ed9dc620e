import { toError } from '@backstage/errors';
import { asList, asMap, asText } from '../yaml/narrow';
import { parseYaml } from '../yaml/parseYaml';

/**
 * What a kustomization names that is elsewhere.
 *
 * @internal
 */
export interface KustomizationReads {
  /** Files or directories that are built. */
  built: string[];
  /** Files whose content goes in. */
  files: string[];
  /** Why it cannot be known what it reads. */
  unknown?: string;
}

/** What makes it impossible to say which files a build reads, by field. */
const UNFOLLOWED: Record<string, string> = {
  helmCharts: 'inflates a Helm chart',
  helmChartInflationGenerator: 'inflates a Helm chart',
  generators: 'has generators of its own',
  transformers: 'has transformers of its own',
  validators: 'has validators of its own',
};

function texts(...lists: unknown[]): string[] {
  return lists
    .flatMap(asList)
    .map(asText)
    .filter(text => text !== undefined);
}

function paths(...lists: unknown[]): string[] {
  return texts(lists.flatMap(asList).map(entry => asMap(entry).path));
}

/** Files of `configMapGenerator` and `secretGenerator`: also written as `key=file`. */
function generatorFiles(...lists: unknown[]): string[] {
  return lists
    .flatMap(asList)
    .map(asMap)
    .flatMap(({ files, envs, env }) => [
      ...texts(files).map(text => text.slice(text.indexOf('=') + 1)),
      ...texts(envs, [env]),
    ]);
}

/**
 * What the text of a kustomization names, by the fields of kustomize 5 and the older ones that it still takes.
 *
 * @internal
 */
export function kustomizationReads(text: string): KustomizationReads {
  let parsed: unknown;
  try {
    parsed = parseYaml('it', text);
  } catch (error) {
    // The problem is the repository's: it is told wherever the closure is asked for.
    return {
      built: [],
      files: [],
      unknown: `cannot be parsed (${toError(error).message})`,
    };
  }
  if (typeof parsed !== 'object' || Array.isArray(parsed)) {
    return { built: [], files: [], unknown: 'is no kustomization' };
  }
  const value = asMap(parsed);
  const field = Object.keys(UNFOLLOWED).find(
    name => value[name] !== undefined && asList(value[name]).length > 0,
  );
  return {
    built: texts(value.resources, value.bases, value.components),
    files: [
      ...texts(value.patchesStrategicMerge).filter(
        entry => !entry.includes('\n'),
      ),
      ...texts(value.crds, value.configurations),
      ...paths(value.patches, value.patchesJson6902, value.replacements, [
        value.openapi,
      ]),
      ...generatorFiles(value.configMapGenerator, value.secretGenerator),
    ],
    ...(field && { unknown: UNFOLLOWED[field] }),
  };
}
