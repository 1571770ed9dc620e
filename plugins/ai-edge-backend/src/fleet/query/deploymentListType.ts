import type {
  DeploymentListField,
  ModelDeployment,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentKey } from '../refKeys';
import { labelField, single, type ListType } from './ListField';

/** A deployment and whether its site answers, as lists join them. */
export interface ListedDeployment {
  deployment: ModelDeployment;
  availability?: string;
}

/** Deployments as `/deployments` filters, sorts and searches them. */
export const deploymentListType: ListType<
  ListedDeployment,
  DeploymentListField
> = {
  fields: {
    hub: single(({ deployment }) => deployment.ref.hub),
    site: single(({ deployment }) => deployment.ref.site, false),
    namespace: single(({ deployment }) => deployment.ref.namespace),
    kind: single(({ deployment }) => deployment.ref.kind),
    name: single(({ deployment }) => deployment.ref.name, false),
    model: single(({ deployment }) => deployment.model.name),
    version: single(({ deployment }) => deployment.model.version),
    mode: single(({ deployment }) => deployment.mode),
    runtime: single(({ deployment }) => deployment.runtime),
    state: single(({ deployment }) => deployment.state),
    standing: single(({ deployment }) => deployment.standing?.state),
    availability: single(({ availability }) => availability),
    ring: single(({ deployment }) => deployment.ring),
    owner: single(({ deployment }) => deployment.owner),
    label: labelField(({ deployment }) => deployment.labels),
  },
  ref: ({ deployment }) => deploymentKey(deployment.ref),
  text: ({ deployment: { ref, model, labels } }) =>
    [
      ref.name,
      ref.site,
      ref.namespace,
      ref.hub,
      model.name,
      model.version,
      ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
    ].join('\n'),
  defaultOrder: 'name',
};
