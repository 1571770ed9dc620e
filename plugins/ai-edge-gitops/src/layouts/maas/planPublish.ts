import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readKustomization } from '../../kustomize/Kustomization';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { YamlEditor } from '../../yaml/YamlEditor';
import { apiFiles } from './apiFiles';
import { editApi } from './editApi';
import { servedBy } from './environmentsOf';
import { paths } from './names';
import { planOf } from './planOf';
import { privateBaseUrl } from './privateBaseUrl';
import { apisOf, readApis, type Api } from './readApis';
import type { ServedModel } from './readModels';

type Publish = Extract<ResolvedIntent, { kind: 'publish-api' }>;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** One address for the model wherever it is served: the 3scale objects are written once. */
function addressOf(tree: Tree, served: ServedModel[]): string {
  const urls = new Set(served.map(one => privateBaseUrl(tree, one)));
  if (urls.size > 1) {
    throw new InputError(
      `model.name: ${
        served[0].model
      } has another name, namespace or port in each environment (${[
        ...urls,
      ].join(', ')}), one Backend cannot lead to both`,
    );
  }
  return [...urls][0];
}

function isOpenAi(served: ServedModel): boolean {
  return served.format?.toLocaleLowerCase('en') === 'vllm';
}

/** The API to change: the one of that name, or the only one that leads to the model. */
function existing(
  apis: Api[],
  served: ServedModel[],
  { model, api }: Publish,
): Api | undefined {
  const own = apisOf(apis, served);
  if (api?.name === undefined) {
    if (own.length > 1) {
      throw new InputError(
        `api.name: is required, ${model.name} has several APIs: ${own
          .map(({ name }) => name)
          .join(', ')}`,
      );
    }
    if (own.length === 1) return own[0];
  }
  const name = api?.name ?? served[0].name;
  const named = apis.find(candidate => candidate.name === name);
  if (named && !own.includes(named)) {
    throw new InputError(
      `api.name: ${named.dir} is the API of something else (${
        named.backends[0]?.host ?? 'it has no Backend'
      }); choose another name`,
    );
  }
  return named;
}

function write(
  edits: FileEdits,
  served: ServedModel[],
  privateBaseURL: string,
  { model, api }: Publish,
): void {
  const name = api?.name ?? served[0].name;
  if (!LABEL.test(name) || name.length > 63) {
    throw new InputError(
      `api.name: is required, ${name} is no name for the API's objects (lower case letters, digits and "-", at most 63)`,
    );
  }
  const dir = paths.api(name);
  if (edits.paths(`${dir}/`).length > 0) {
    throw new InputError(
      `api.name: ${dir} is there already and holds no Backend; choose another name`,
    );
  }
  const files = apiFiles({
    name,
    title: api?.title ?? model.name,
    privateBaseURL,
    openai: isOpenAi(served[0]),
    openapi: api?.openapi,
    requestsPerMinute: api?.requestsPerMinute,
  });
  for (const [file, content] of Object.entries(files)) {
    edits.write(`${dir}/${file}`, content);
  }
  const list = readKustomization(edits, paths.apis);
  if (!list) return;
  const editor = new YamlEditor(list.path, edits.require(list.path));
  editor.insertSorted(['resources'], name);
  edits.write(list.path, editor.text);
}

function findings(
  tree: Tree,
  served: ServedModel[],
  { api }: Publish,
  isNew: boolean,
): Finding[] {
  const found: Finding[] = [];
  if (!readKustomization(tree, paths.apis)) {
    found.push({
      id: 'apis-not-listed',
      state: 'warn',
      title: 'Nothing lists the APIs',
      detail: `${paths.apis} has no kustomization, so no one build holds them all.`,
      remedy:
        'Let an Argo CD Application build the new directory, or apply it by hand: kubectl apply -k.',
    });
  }
  if (isNew && isOpenAi(served[0])) {
    found.push({
      id: 'token-policy',
      state: 'unknown',
      title: 'Tokens are counted by the custom policy llm-metrics 0.1',
      detail:
        'The gateway has to have it; whether it does is not written in this repository.',
    });
  }
  if (isNew && api?.requestsPerMinute === undefined) {
    found.push({
      id: 'no-limit',
      state: 'warn',
      title: 'The standard plan has no limit',
      detail: 'One subscriber can take all of the model.',
      remedy: 'Give api.requestsPerMinute.',
    });
  }
  const stopped = served.filter(one => one.stopped);
  if (stopped.length > 0) {
    found.push({
      id: 'model-stopped',
      state: 'warn',
      title: `The model is stopped in ${stopped
        .map(({ environment }) => environment.name)
        .join(', ')}`,
      detail: 'Requests to its API fail there until it is started.',
    });
  }
  return found;
}

/**
 * Plan of a `publish-api`: Backend, Product, ActiveDoc and ProxyConfigPromote of a model in a directory of their own, or
 * a change of those that lead to it already.
 *
 * @internal
 */
export function planPublish(tree: Tree, intent: Publish): Plan {
  const served = servedBy(tree, { model: intent.model });
  const privateBaseURL = addressOf(tree, served);
  const edits = new FileEdits(tree);
  const api = existing(readApis(tree), served, intent);
  if (api) editApi(edits, api, intent.api ?? {});
  else write(edits, served, privateBaseURL, intent);
  const plan = planOf(edits, []);
  return {
    ...plan,
    sites: planOf(
      edits,
      served.map(({ environment }) => environment),
    ).sites,
    findings:
      plan.files.length === 0 ? [] : findings(tree, served, intent, !api),
  };
}
