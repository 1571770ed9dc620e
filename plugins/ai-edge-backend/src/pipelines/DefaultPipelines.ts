import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  toError,
} from '@backstage/errors';
import { z } from 'zod/v3';
import {
  parseInput,
  pipelineRunRefSchema,
  startPipelineRunSchema,
  type Pipeline,
  type PipelineRun,
  type PipelineRunRef,
  type StartedPipelineRun,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetAuthorizer,
  PipelineNamespace,
} from '../permissions/FleetAuthorizer';
import { requestedBy } from '../proposals/requestedBy';
import type { TektonNamespace } from '../sources/tekton/TektonNamespace';
import type { TektonSource } from '../sources/tekton/TektonSource';
import { toPipeline } from '../sources/tekton/toPipeline';
import { toPipelineRun } from '../sources/tekton/toPipelineRun';
import type {
  PipelineList,
  Pipelines,
  PipelinesContext,
  ReadInput,
} from './Pipelines';
import { checkBorrowed } from './checkBorrowed';
import { pipelineRunObject, REQUEST_ANNOTATION } from './pipelineRunObject';
import type { PipelineNamespaceConfig } from './readPipelinesConfig';

/** A configured namespace with what reads and writes it. */
export interface ConnectedNamespace {
  config: PipelineNamespaceConfig;
  tekton: TektonNamespace;
  source: TektonSource;
}

export interface DefaultPipelinesOptions {
  namespaces: ConnectedNamespace[];
  authorizer: FleetAuthorizer;
  auditor: AuditorService;
}

/** Newest first; a run that has not begun counts as new. */
function byStart(a: PipelineRun, b: PipelineRun): number {
  const key = (run: PipelineRun) => run.startedAt ?? '9999';
  return key(b).localeCompare(key(a)) || a.ref.name.localeCompare(b.ref.name);
}

const noQuerySchema = z.object({}).strict();

const runsQuerySchema = z
  .object({
    hub: z.string().min(1).optional(),
    namespace: z.string().min(1).optional(),
    pipeline: z.string().min(1).optional(),
  })
  .strict();

/** {@link Pipelines} over Tekton on hubs. */
export class DefaultPipelines implements Pipelines {
  readonly #namespaces: ConnectedNamespace[];
  readonly #authorizer: FleetAuthorizer;
  readonly #auditor: AuditorService;

  static create(options: DefaultPipelinesOptions) {
    return new DefaultPipelines(options);
  }

  private constructor(options: DefaultPipelinesOptions) {
    this.#namespaces = options.namespaces;
    this.#authorizer = options.authorizer;
    this.#auditor = options.auditor;
  }

  async list(
    read: ReadInput,
    { credentials }: PipelinesContext,
  ): Promise<PipelineList<Pipeline>> {
    const readable = await this.#readable(credentials);
    parseInput(noQuerySchema, await read(), 'query');
    return answer(
      readable,
      readable.flatMap(({ source }) => source.pipelines()),
    );
  }

  async runs(
    read: ReadInput,
    { credentials }: PipelinesContext,
  ): Promise<PipelineList<PipelineRun>> {
    const readable = await this.#readable(credentials);
    const query = parseInput(runsQuerySchema, await read(), 'query');
    const asked = readable.filter(
      ({ config }) =>
        (query.hub ?? config.hub) === config.hub &&
        (query.namespace ?? config.namespace) === config.namespace,
    );
    const runs = asked
      .flatMap(({ source }) => source.runs())
      .filter(run => (query.pipeline ?? run.pipeline) === run.pipeline);
    return answer(asked, runs.sort(byStart));
  }

  async run(
    read: ReadInput,
    { credentials }: PipelinesContext,
  ): Promise<PipelineRun> {
    const may = await this.#authorizer.pipelines(credentials, 'pipeline.read');
    const ref = parseInput(pipelineRunRefSchema, await read(), 'ref');
    return this.#read(this.#find(ref, may), ref);
  }

  async start(
    read: ReadInput,
    { credentials, request }: PipelinesContext,
  ): Promise<StartedPipelineRun> {
    const may = await this.#authorizer.pipelines(credentials, 'pipeline.run');
    const wanted = parseInput(startPipelineRunSchema, await read());
    const { hub, namespace } = wanted;
    const target = this.#namespaces.find(
      ({ config }) => config.hub === hub && config.namespace === namespace,
    );
    if (!target) {
      throw new InputError(
        `namespace: no pipeline namespace ${hub}/${namespace} is configured`,
      );
    }
    if (!may({ hub, namespace })) {
      throw new NotAllowedError(
        `namespace: you may not start pipelines in ${hub}/${namespace}`,
      );
    }
    checkBorrowed(wanted, target.config);
    const pipeline = await target.tekton.pipeline(wanted.pipeline);
    if (!pipeline) {
      throw new InputError(
        `pipeline: there is no pipeline "${wanted.pipeline}" in ${hub}/${namespace}`,
      );
    }
    const object = pipelineRunObject({
      request: wanted,
      pipeline: toPipeline(hub, pipeline),
      config: target.config,
      requestedBy: requestedBy(credentials),
    });
    const ref = { hub, namespace, name: object.metadata.name };
    const event = await this.#auditor.createEvent({
      eventId: 'pipeline-run-start',
      severityLevel: 'medium',
      ...(request && { request }),
      meta: { ...ref, pipeline: wanted.pipeline },
    });
    try {
      const created = await this.#create(target, object);
      await event.success({ meta: { created } });
      return { ref, created };
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async cancel(
    read: ReadInput,
    { credentials, request }: PipelinesContext,
  ): Promise<PipelineRun> {
    const may = await this.#authorizer.pipelines(credentials, 'pipeline.run');
    const ref = parseInput(pipelineRunRefSchema, await read(), 'ref');
    const target = this.#find(ref, may);
    const run = await this.#read(target, ref);
    if (run.completedAt) {
      throw new ConflictError(
        `The run ${ref.name} has ended already: ${run.status}`,
      );
    }
    const event = await this.#auditor.createEvent({
      eventId: 'pipeline-run-cancel',
      severityLevel: 'medium',
      ...(request && { request }),
      meta: { ...ref },
    });
    try {
      await target.tekton.cancelPipelineRun(ref.name);
      await event.success();
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
    await target.source.refresh();
    return this.#read(target, ref);
  }

  async #create(
    target: ConnectedNamespace,
    object: ReturnType<typeof pipelineRunObject>,
  ): Promise<boolean> {
    try {
      await target.tekton.createPipelineRun(object);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const existing = await target.tekton.pipelineRun(object.metadata.name);
      if (!existing) throw error;
      const hash = (run: typeof object) =>
        run.metadata.annotations?.[REQUEST_ANNOTATION];
      if (hash(existing) !== hash(object)) {
        throw new ConflictError(
          'idempotencyKey: has started a run with other parameters already',
        );
      }
      return false;
    }
    await target.source.refresh();
    return true;
  }

  async #readable(credentials: BackstageCredentials) {
    const may = await this.#authorizer.pipelines(credentials, 'pipeline.read');
    return this.#namespaces.filter(({ config: { hub, namespace } }) =>
      may({ hub, namespace }),
    );
  }

  #find(
    ref: PipelineRunRef,
    may: (namespace: PipelineNamespace) => boolean,
  ): ConnectedNamespace {
    const { hub, namespace } = ref;
    const target = this.#namespaces.find(
      ({ config }) => config.hub === hub && config.namespace === namespace,
    );
    if (!target || !may({ hub, namespace })) {
      throw notFound(ref);
    }
    return target;
  }

  async #read(
    target: ConnectedNamespace,
    ref: PipelineRunRef,
  ): Promise<PipelineRun> {
    const run = await target.tekton.pipelineRun(ref.name);
    if (!run) throw notFound(ref);
    const taskRuns = await target.tekton.taskRuns(ref.name);
    const asOf = new Date().toISOString();
    return toPipelineRun(ref.hub, run, { taskRuns, asOf });
  }
}

function notFound({ hub, namespace, name }: PipelineRunRef) {
  return new NotFoundError(
    `There is no pipeline run ${name} in ${hub}/${namespace}`,
  );
}

/** A list is as old as the namespace that answered longest ago. */
function answer<T>(
  namespaces: ConnectedNamespace[],
  items: T[],
): PipelineList<T> {
  const sources = namespaces.map(({ source }) => source.status);
  const instants = sources.flatMap(({ asOf }) => asOf ?? []).sort();
  return { items, asOf: instants[0] ?? new Date().toISOString(), sources };
}
