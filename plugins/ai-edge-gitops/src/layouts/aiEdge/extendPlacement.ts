import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import type { InventorySite } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { someOf, siteKey } from '../checkSites';
import { operations } from './appFiles';
import { includeSites } from './excludeSites';
import { byName, clusterSetsOf, nameFinding } from './placementFor';
import {
  isNamesAlone,
  nameExpression,
  readPredicates,
  withNames,
  writePredicates,
} from './predicates';
import type { Registration } from './readRegistrations';

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
  const left = includeSites(edits, registration, sites);
  if (left.length === 0) return [];
  const predicate = byName(left);
  const { values = [] } = nameExpression(predicate, 'In') ?? {};
  const predicates = readPredicates(edits, overlay);
  const index = predicates.findIndex(isNamesAlone);
  if (index >= 0) {
    const listed = nameExpression(predicates[index], 'In')!.values;
    const names = [...new Set([...listed, ...values])];
    const more = withNames(predicates[index], 'In', names);
    writePredicates(edits, overlay, predicates.with(index, more));
  } else {
    const path = `${overlay}/kustomization.yaml`;
    const editor = new YamlEditor(path, edits.require(path));
    editor.append('patches', {
      target: { kind: 'Placement' },
      patch: operations([['/spec/predicates/-', predicate]]),
    });
    edits.write(path, editor.text);
  }
  return [nameFinding(left.length)];
}
