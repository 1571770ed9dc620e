import { ConflictError, InputError } from '@backstage/errors';
import { isHubError, listAll, type KubeApi, type KubeObject } from '../../hubs';
import type {
  TektonPipeline,
  TektonPipelineRun,
  TektonTaskRun,
} from './tektonTypes';

/**
 * Tekton's v1 API in one namespace of a hub.
 */
export class TektonNamespace {
  readonly #kube: KubeApi;
  readonly #path: string;

  static create(options: { kube: KubeApi; namespace: string }) {
    return new TektonNamespace(options);
  }

  private constructor(options: { kube: KubeApi; namespace: string }) {
    this.#kube = options.kube;
    this.#path = `/apis/tekton.dev/v1/namespaces/${encodeURIComponent(
      options.namespace,
    )}`;
  }

  pipelines(): Promise<TektonPipeline[]> {
    return this.#list('pipelines');
  }

  pipelineRuns(): Promise<TektonPipelineRun[]> {
    return this.#list('pipelineruns');
  }

  /** The TaskRuns of one run. */
  taskRuns(pipelineRun: string): Promise<TektonTaskRun[]> {
    return this.#list('taskruns', `tekton.dev/pipelineRun=${pipelineRun}`);
  }

  pipeline(name: string): Promise<TektonPipeline | undefined> {
    return this.#get(`pipelines/${encodeURIComponent(name)}`);
  }

  pipelineRun(name: string): Promise<TektonPipelineRun | undefined> {
    return this.#get(`pipelineruns/${encodeURIComponent(name)}`);
  }

  /**
   * Rejects with a `ConflictError` when a run of that name exists, and with an `InputError` when the hub does not
   * take what is asked.
   */
  async createPipelineRun(run: TektonPipelineRun): Promise<TektonPipelineRun> {
    try {
      return await this.#kube.request({
        method: 'POST',
        path: `${this.#path}/pipelineruns`,
        body: run,
      });
    } catch (error) {
      if (isHubError(error, 'conflict')) throw new ConflictError(error.message);
      if (isHubError(error, 'invalid')) throw new InputError(error.message);
      throw error;
    }
  }

  /** Asks Tekton to stop the run at once; its `finally` tasks do not run. */
  cancelPipelineRun(name: string): Promise<TektonPipelineRun> {
    return this.#kube.request({
      method: 'PATCH',
      path: `${this.#path}/pipelineruns/${encodeURIComponent(name)}`,
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { spec: { status: 'Cancelled' } },
    });
  }

  async #get<T>(path: string): Promise<T | undefined> {
    try {
      return await this.#kube.request<T>({ path: `${this.#path}/${path}` });
    } catch (error) {
      if (isHubError(error, 'not-found')) return undefined;
      throw error;
    }
  }

  async #list<T extends KubeObject>(
    plural: string,
    labelSelector?: string,
  ): Promise<T[]> {
    const items: T[] = [];
    await listAll<T>(
      this.#kube,
      { path: `${this.#path}/${plural}`, query: { labelSelector } },
      page => items.push(...page),
    );
    return items;
  }
}
