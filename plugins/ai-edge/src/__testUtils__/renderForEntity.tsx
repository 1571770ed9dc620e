import type { AiEdgeApi } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderAt } from './renderAt';

const entity = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'thing', annotations },
});

/** Renders a catalog card on the page of an entity with these annotations. */
export function renderForEntity(
  card: JSX.Element,
  annotations: Record<string, string>,
  options: { api?: AiEdgeApi } = {},
) {
  return renderAt(
    <EntityProvider entity={entity(annotations)}>{card}</EntityProvider>,
    options,
  );
}
