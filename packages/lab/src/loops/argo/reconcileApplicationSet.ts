import { isDeepStrictEqual } from 'node:util';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { setConditions, type Condition } from '../conditions';
import { keyOf, kinds } from '../kinds';
import { KustomizeError } from '../kustomize/KustomizeError';
import { RESOURCES_FINALIZER } from './deleteApplication';
import { GeneratorError, generateParams } from './generateParams';
import { renderTemplate, TemplateError } from './goTemplate';
import type { RepositoryServer } from './RepositoryServer';

/** Makes an ApplicationSet's Applications what its generators and template say: creates, changes and deletes. */
export async function reconcileApplicationSet(
  store: ObjectStore,
  applicationSet: KubeObject,
  repositories: RepositoryServer,
): Promise<void> {
  const conditions = (wanted: Condition[]) =>
    store.mutate(keyOf(applicationSet), object => {
      const current = object.status?.conditions;
      object.status = {
        ...object.status,
        conditions: setConditions(current, wanted),
      };
    });
  let wanted: KubeObject[];
  try {
    wanted = await generate(store, applicationSet, repositories);
  } catch (error) {
    if (
      !(error instanceof GeneratorError) &&
      !(error instanceof TemplateError) &&
      !(error instanceof KustomizeError)
    ) {
      throw error;
    }
    const message = error.message;
    const reason = 'ApplicationParamsGenerationError';
    conditions([
      { type: 'ErrorOccurred', status: 'True', reason, message },
      {
        type: 'ParametersGenerated',
        status: 'False',
        reason: 'ErrorOccurred',
        message,
      },
      { type: 'ResourcesUpToDate', status: 'False', reason, message },
    ]);
    return;
  }
  apply(store, applicationSet, wanted);
  conditions([
    {
      type: 'ErrorOccurred',
      status: 'False',
      reason: 'ApplicationSetUpToDate',
      message: 'Successfully generated parameters for all Applications',
    },
    {
      type: 'ParametersGenerated',
      status: 'True',
      reason: 'ParametersGenerated',
      message: 'Successfully generated parameters for all Applications',
    },
    {
      type: 'ResourcesUpToDate',
      status: 'True',
      reason: 'ApplicationSetUpToDate',
      message: 'ApplicationSet up to date',
    },
  ]);
}

async function generate(
  store: ObjectStore,
  applicationSet: KubeObject,
  repositories: RepositoryServer,
): Promise<KubeObject[]> {
  const { spec, metadata } = applicationSet;
  const options = {
    goTemplate: spec.goTemplate === true,
    missingKeyError: (spec.goTemplateOptions ?? []).includes(
      'missingkey=error',
    ),
  };
  const found: KubeObject[] = [];
  for (const generator of spec.generators) {
    const sets = await generateParams(generator, {
      store,
      applicationSet,
      repositories,
    });
    for (const params of sets) {
      const template = renderTemplate(spec.template, params, options);
      found.push(application(applicationSet, template));
    }
  }
  const names = found.map(app => app.metadata.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new GeneratorError(
      `ApplicationSet ${metadata.name} contains applications with duplicate name: ${twice}`,
    );
  }
  return found;
}

function application(applicationSet: KubeObject, template: any): KubeObject {
  const { metadata, apiVersion, kind, spec } = applicationSet;
  const keep = spec.syncPolicy?.preserveResourcesOnDeletion === true;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: template.metadata?.name,
      namespace: metadata.namespace,
      labels: template.metadata?.labels ?? {},
      annotations: template.metadata?.annotations ?? {},
      finalizers:
        template.metadata?.finalizers ?? (keep ? [] : [RESOURCES_FINALIZER]),
      ownerReferences: [
        {
          apiVersion,
          kind,
          name: metadata.name,
          uid: metadata.uid!,
          controller: true,
        },
      ],
    },
    spec: template.spec,
  };
}

function apply(
  store: ObjectStore,
  applicationSet: KubeObject,
  wanted: KubeObject[],
): void {
  const { uid, namespace } = applicationSet.metadata;
  const names = new Set(wanted.map(({ metadata }) => metadata.name));
  for (const object of wanted) {
    const key = keyOf(object);
    const live = store.get(key);
    if (!live) {
      store.create(object);
      continue;
    }
    if (live.metadata.deletionTimestamp) continue;
    store.mutate(key, current => {
      if (!isDeepStrictEqual(current.spec, object.spec)) {
        current.spec = structuredClone(object.spec);
      }
      current.metadata.labels = { ...object.metadata.labels };
      current.metadata.annotations = { ...object.metadata.annotations };
      current.metadata.ownerReferences = object.metadata.ownerReferences;
    });
  }
  for (const live of store.list(kinds.application, { namespace })) {
    const owned = live.metadata.ownerReferences?.some(o => o.uid === uid);
    if (owned && !names.has(live.metadata.name)) store.delete(keyOf(live));
  }
}
