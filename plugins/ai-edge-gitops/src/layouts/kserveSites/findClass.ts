import { readKustomization } from '../../kustomize/Kustomization';
import { readPatches } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asMap, asText, asTexts, dig } from '../../yaml/narrow';
import type { HardwareClass } from './hardwareClass';
import { paths } from './paths';

const MODE = 'serving.kserve.io/deploymentMode';

/**
 * What a class that is there does.
 *
 * @internal
 */
export function readClass(tree: Tree, dir: string) {
  const component = readKustomization(tree, dir);
  const merges = component
    ? readPatches(tree, component).map(({ merge }) => merge)
    : [];
  const limits = Object.assign(
    {},
    ...merges.map(merge =>
      asTexts(dig(merge, 'spec', 'predictor', 'model', 'resources', 'limits')),
    ),
  ) as Record<string, string>;
  return {
    mode: merges
      .map(merge => asText(asMap(dig(merge, 'metadata', 'annotations'))[MODE]))
      .findLast(mode => mode !== undefined),
    // Extended resources have a domain; cpu and memory have none.
    accelerators: Object.entries(limits).filter(([name]) => name.includes('/')),
  };
}

/**
 * The class of the model that does for the same hardware what the wanted one does: a team may call it as it likes
 * after the hardware. Undefined when none does.
 *
 * @internal
 */
export function findClass(
  tree: Tree,
  model: string,
  wanted: HardwareClass,
): string | undefined {
  const prefix = `${paths.model(model)}/classes/`;
  const names = [
    ...new Set(
      tree
        .paths(prefix)
        .map(path => path.slice(prefix.length).split('/'))
        .filter(segments => segments.length > 1)
        .map(([name]) => name),
    ),
  ];
  if (names.includes(wanted.name)) return wanted.name;
  const { mode, hardware, accelerator } = wanted;
  return names.find(name => {
    if (name !== hardware && !name.startsWith(`${hardware}-`)) return false;
    const there = readClass(tree, paths.class(model, name));
    const [claim, ...more] = there.accelerators;
    return (
      there.mode === mode &&
      more.length === 0 &&
      claim?.[0] === accelerator?.resource &&
      claim?.[1] === (accelerator && String(accelerator.count))
    );
  });
}
