import { readKustomization } from '../../kustomize/Kustomization';
import { readPatches } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asList, asMap, asText, asTexts, dig } from '../../yaml/narrow';
import {
  ANNOTATION_RELEASE,
  ANNOTATION_STABLE,
  ANNOTATION_UNTIL,
  paths,
} from './paths';

/** A component that gives part of the requests on a site to another release. */
export interface Canary {
  /** Directory of the component below `canary/`. */
  name: string;
  percent?: number;
  /** The releases that it compares, where the component says so. */
  stable?: string;
  release?: string;
  until?: string;
}

/** What a kustomization of a ring, or a run that is a pin, names. */
export interface Pointer {
  /** The release, `undefined` when it names none. */
  version?: string;
  stopped: boolean;
  canary?: Canary;
}

function readCanary(tree: Tree, model: string, name: string): Canary {
  const component = readKustomization(tree, paths.canary(model, name));
  if (!component) return { name };
  const says = asTexts(dig(component.value, 'metadata', 'annotations'));
  const percents = readPatches(tree, component).flatMap(({ merge }) => [
    dig(merge, 'spec', 'predictor', 'canaryTrafficPercent'),
    ...asList(dig(merge, 'spec', 'canary')).map(
      entry => asMap(entry).trafficPercent,
    ),
  ]);
  const percent = percents.map(asText).find(text => text !== undefined);
  return {
    name,
    ...(percent !== undefined && { percent: Number(percent) }),
    stable: says[ANNOTATION_STABLE],
    release: says[ANNOTATION_RELEASE],
    until: says[ANNOTATION_UNTIL],
  };
}

/**
 * Reads what a directory points to. What it reaches through a ring is the ring's.
 *
 * @internal
 */
export function readPointer(tree: Tree, model: string, dir: string): Pointer {
  const { components = [] } = readKustomization(tree, dir) ?? {};
  const root = paths.model(model);
  const below = (directory: string, of: string[]) =>
    of
      .find(path => path.startsWith(`${root}/${directory}/`))
      ?.slice(`${root}/${directory}/`.length);
  const canary = below('canary', components);
  const inner =
    canary === undefined
      ? []
      : readKustomization(tree, paths.canary(model, canary))?.components ?? [];
  return {
    // A canary brings the release that it starts from.
    version: below('releases', [...components, ...inner]),
    stopped: components.includes(paths.stop(model)),
    ...(canary !== undefined && { canary: readCanary(tree, model, canary) }),
  };
}
