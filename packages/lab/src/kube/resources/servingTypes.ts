import type { ResourceType } from '../types';
import { AGE, column, condition } from './columns';
import { all, required, typed } from './rules';

const GROUP = 'serving.kserve.io';
const TRAFFIC = '.status.components.predictor.traffic';

const RUNTIME = {
  group: GROUP,
  versions: ['v1alpha1'],
  statusSubresource: false,
  validate: all(
    required('spec.containers'),
    typed('array', 'spec.containers', 'spec.supportedModelFormats'),
  ),
  columns: [
    column('Disabled', '.spec.disabled', { type: 'boolean' }),
    column('ModelType', '.spec.supportedModelFormats[*].name'),
    column('Containers', '.spec.containers[*].name'),
    AGE,
  ],
};

/** KServe's kinds. */
export const servingTypes: ResourceType[] = [
  {
    group: GROUP,
    versions: ['v1beta1'],
    kind: 'InferenceService',
    plural: 'inferenceservices',
    singular: 'inferenceservice',
    shortNames: ['isvc'],
    namespaced: true,
    statusSubresource: true,
    validate: all(
      required('spec.predictor'),
      typed('object', 'spec.predictor', 'spec.predictor.model'),
      typed('string', 'spec.predictor.model.storageUri'),
    ),
    columns: [
      column('URL', '.status.url'),
      condition('Ready', 'Ready'),
      column('Prev', `${TRAFFIC}[?(@.tag=='prev')].percent`, {
        type: 'integer',
      }),
      column('Latest', `${TRAFFIC}[?(@.latestRevision==true)].percent`, {
        type: 'integer',
      }),
      column(
        'PrevRolledoutRevision',
        `${TRAFFIC}[?(@.tag=='prev')].revisionName`,
      ),
      column(
        'LatestReadyRevision',
        `${TRAFFIC}[?(@.latestRevision==true)].revisionName`,
      ),
      AGE,
    ],
  },
  {
    ...RUNTIME,
    kind: 'ServingRuntime',
    plural: 'servingruntimes',
    singular: 'servingruntime',
    namespaced: true,
  },
  {
    ...RUNTIME,
    kind: 'ClusterServingRuntime',
    plural: 'clusterservingruntimes',
    singular: 'clusterservingruntime',
    namespaced: false,
  },
  {
    group: GROUP,
    versions: ['v1alpha2', 'v1alpha1'],
    kind: 'LLMInferenceService',
    plural: 'llminferenceservices',
    singular: 'llminferenceservice',
    shortNames: ['llmisvc'],
    namespaced: true,
    statusSubresource: true,
    columns: [
      column('URL', '.status.url'),
      condition('Ready', 'Ready'),
      condition('Reason', 'Ready', 'reason'),
      AGE,
      column('URLs', '.status.addresses[*].url', { priority: 1 }),
    ],
  },
];
