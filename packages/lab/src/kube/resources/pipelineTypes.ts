import { sameJson } from '../sameJson';
import type { FieldError, KubeObject, ResourceType } from '../types';
import { column, condition } from './columns';
import { all, required, typed } from './rules';

const TEKTON = {
  group: 'tekton.dev',
  versions: ['v1', 'v1beta1'],
  categories: ['tekton', 'tekton-pipelines'],
  namespaced: true,
  statusSubresource: true,
};

const RUN_COLUMNS = [
  condition('Succeeded', 'Succeeded'),
  condition('Reason', 'Succeeded', 'reason'),
  column('StartTime', '.status.startTime', { type: 'date' }),
  column('CompletionTime', '.status.completionTime', { type: 'date' }),
];

const RUN_STATUSES = [
  'Cancelled',
  'CancelledRunFinally',
  'StoppedRunFinally',
  'PipelineRunPending',
];

/** A run needs exactly one of a reference and an embedded definition. */
function oneOf(left: string, right: string) {
  return (object: KubeObject): FieldError[] => {
    const both = object.spec?.[left] && object.spec?.[right];
    if (Boolean(object.spec?.[left]) !== Boolean(object.spec?.[right])) {
      return [];
    }
    return [
      {
        field: `spec.${left}, spec.${right}`,
        reason: both ? 'FieldValueForbidden' : 'FieldValueRequired',
        message: both
          ? 'expected exactly one, got both'
          : 'expected exactly one, got neither',
      },
    ];
  };
}

/** A run's spec does not change, but for `spec.status`, which cancels it or lets it begin. */
function immutableSpec(
  object: KubeObject,
  previous?: KubeObject,
): FieldError[] {
  if (!previous) {
    return [];
  }
  const { status: _new, ...spec } = object.spec ?? {};
  const { status: _old, ...old } = previous.spec ?? {};
  return sameJson(spec, old)
    ? []
    : [
        {
          field: 'spec',
          reason: 'FieldValueForbidden',
          message:
            'Once the PipelineRun has started, only status updates are allowed',
        },
      ];
}

function knownRunStatus(object: KubeObject): FieldError[] {
  const status = object.spec?.status;
  return status === undefined || status === '' || RUN_STATUSES.includes(status)
    ? []
    : [
        {
          field: 'spec.status',
          reason: 'FieldValueInvalid',
          message: `Invalid value: ${JSON.stringify(
            status,
          )}: should be ${RUN_STATUSES.join(', ')}`,
        },
      ];
}

/** Tekton's kinds. */
export const pipelineTypes: ResourceType[] = [
  {
    ...TEKTON,
    kind: 'Pipeline',
    plural: 'pipelines',
    singular: 'pipeline',
    validate: required('spec'),
  },
  {
    ...TEKTON,
    kind: 'PipelineRun',
    plural: 'pipelineruns',
    singular: 'pipelinerun',
    shortNames: ['pr', 'prs'],
    defaults: object => {
      if (object.spec) {
        object.spec.taskRunTemplate ??= { serviceAccountName: 'pipeline' };
        object.spec.timeouts ??= { pipeline: '1h0m0s' };
      }
    },
    validate: all(
      required('spec'),
      typed('array', 'spec.params', 'spec.workspaces'),
      oneOf('pipelineRef', 'pipelineSpec'),
      knownRunStatus,
      immutableSpec,
    ),
    columns: RUN_COLUMNS,
  },
  {
    ...TEKTON,
    kind: 'Task',
    plural: 'tasks',
    singular: 'task',
    validate: required('spec'),
  },
  {
    ...TEKTON,
    kind: 'TaskRun',
    plural: 'taskruns',
    singular: 'taskrun',
    shortNames: ['tr', 'trs'],
    validate: oneOf('taskRef', 'taskSpec'),
    columns: RUN_COLUMNS,
  },
];
