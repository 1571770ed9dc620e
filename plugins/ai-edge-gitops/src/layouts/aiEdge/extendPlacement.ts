import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { InventorySite } from '../../types';
import { asList, asMap, asText, dig } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { YamlEditor } from '../../yaml/YamlEditor';
import { someOf, siteKey } from '../checkSites';
import { operations } from './appFiles';
import { byName, clusterSetsOf, nameFinding } from './placementFor';
import type { Registration } from './readRegistrations';

const VALUES = [
  'requiredClusterSelector',
  'labelSelector',
  'matchExpressions',
  0,
  'values',
];

/** The list of names in an overlay's own patch: which patch, which operation, which predicate. */
function findNames(path: string, patches: unknown[]) {
  for (const [patch, entry] of patches.entries()) {
    const text = asText(asMap(entry).patch);
    const parsed = text === undefined ? undefined : parseYaml(path, text);
    for (const [operation, value] of asList(parsed).entries()) {
      if (dig(value, 'path') !== '/spec/predicates') continue;
      const predicate = asList(dig(value, 'value')).findIndex(
        item =>
          dig(item, ...VALUES.slice(0, 3), 0, 'key') === 'name' &&
          dig(item, ...VALUES.slice(0, 3), 0, 'operator') === 'In' &&
          dig(item, ...VALUES.slice(0, 3), 1) === undefined,
      );
      if (predicate >= 0) {
        return {
          patch,
          text: text!,
          at: [operation, 'value', predicate, ...VALUES],
        };
      }
    }
  }
  return undefined;
}

/**
 * Lets the placement of a registered app choose more sites, by name: into the list of names that its overlay has,
 * or as one more predicate.
 *
 * @internal
 */
export function extendPlacement(
  edits: FileEdits,
  registration: Registration,
  sites: InventorySite[],
): Finding[] {
  const { overlay, selectors, app } = registration;
  const sets = selectors[0]?.clusterSets ?? [];
  const outside = sites.filter(
    ({ clusterSet }) => sets.length > 0 && !sets.includes(clusterSet ?? ''),
  );
  clusterSetsOf(sites);
  if (outside.length > 0) {
    throw new InputError(
      `sites: ${someOf(outside.map(siteKey))} ${
        outside.length === 1 ? 'is' : 'are'
      } outside the cluster sets of ${app.name}'s placement (${sets.join(
        ', ',
      )}); add the set in ${overlay} first`,
    );
  }
  const path = `${overlay}/kustomization.yaml`;
  const editor = new YamlEditor(path, edits.require(path));
  const predicate = byName(sites);
  const names = findNames(path, asList(asMap(editor.value).patches));
  if (names) {
    const inner = new YamlEditor(path, names.text);
    inner.insertSorted(
      names.at,
      sites.map(({ name }) => name),
    );
    editor.setBlock(['patches', names.patch, 'patch'], inner.text);
  } else {
    const entry = {
      target: { kind: 'Placement' },
      patch: operations([['/spec/predicates/-', predicate]]),
    };
    editor.append('patches', entry);
  }
  edits.write(path, editor.text);
  return [nameFinding(sites.length)];
}
