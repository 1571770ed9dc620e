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
    return [notExactlyOne([`spec.${left}`, `spec.${right}`], Boolean(both))];
  };
}

function notExactlyOne(fields: string[], several: boolean): FieldError {
  return {
    field: fields.join(', '),
    reason: several ? 'FieldValueForbidden' : 'FieldValueRequired',
    message: `expected exactly one, got ${several ? 'both' : 'neither'}`,
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

const WORKSPACE_SOURCES = [
  'configMap',
  'csi',
  'emptyDir',
  'persistentVolumeClaim',
  'projected',
  'secret',
  'volumeClaimTemplate',
];

/** Each workspace is bound to exactly one thing that Tekton can mount. */
function boundWorkspaces({ spec }: KubeObject): FieldError[] {
  const workspaces: unknown = spec?.workspaces;
  if (!Array.isArray(workspaces)) {
    return [];
  }
  return workspaces.flatMap((workspace, index) => {
    const sources = WORKSPACE_SOURCES.filter(source => workspace?.[source]);
    if (sources.length === 1) {
      return [];
    }
    const field = (source: string) => `spec.workspaces[${index}].${source}`;
    return [
      notExactlyOne(
        (sources.length ? sources : WORKSPACE_SOURCES).map(field),
        sources.length > 0,
      ),
    ];
  });
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
      boundWorkspaces,
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
