import { InputError } from '@backstage/errors';
import type { PublishApiIntent } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readKustomization } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import { asList, asMap, asText, dig } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { activeDocFile } from './apiFiles';
import { planLimits } from './productFile';
import { ofApiKind, systemNameOf, type Api } from './readApis';

type Asked = NonNullable<PublishApiIntent['api']>;

function edit(
  edits: FileEdits,
  path: string,
  change: (editor: YamlEditor) => void,
): void {
  const editor = new YamlEditor(path, edits.require(path));
  change(editor);
  edits.write(path, editor.text);
}

function setLimit(editor: YamlEditor, requestsPerMinute: number): void {
  const plans = ['spec', 'applicationPlans'];
  const [plan] = Object.keys(asMap(dig(editor.value, ...plans)));
  if (plan === undefined) {
    throw new InputError(
      'api.requestsPerMinute: the product has no plan that could be limited',
    );
  }
  const limits = asList(dig(editor.value, ...plans, plan, 'limits'));
  const index = limits.findIndex(
    limit =>
      asText(dig(limit, 'period')) === 'minute' &&
      asText(dig(limit, 'metricMethodRef', 'systemName')) === 'hits',
  );
  const [limit] = planLimits(requestsPerMinute);
  if (limits.length === 0) {
    editor.setMember([...plans, plan], 'limits', [limit]);
  } else if (index < 0) {
    editor.append([...plans, plan, 'limits'], limit);
  } else if (dig(limits[index], 'value') !== requestsPerMinute) {
    const at = [...plans, plan, 'limits', index];
    editor.setMember(at, 'value', requestsPerMinute);
  }
}

function setDocumentation(edits: FileEdits, api: Api, openapi: string): void {
  const [doc] = ofApiKind(api.objects, 'ActiveDoc');
  if (doc) {
    edit(edits, doc.path, editor =>
      editor.setScalar(['spec', 'activeDocOpenAPIRef', 'url'], openapi),
    );
    return;
  }
  const [product] = ofApiKind(api.objects, 'Product');
  const name = product ? systemNameOf(product) : api.name;
  edits.write(
    `${api.dir}/activedoc.yaml`,
    activeDocFile(name, api.product ?? api.name, openapi),
  );
  const kustomization = readKustomization(edits, api.dir);
  if (kustomization) {
    edit(edits, kustomization.path, editor =>
      editor.insertSorted(['resources'], 'activedoc.yaml'),
    );
  }
}

/**
 * Changes of an API that is there what the intent says of it; what it does not say stays.
 *
 * @internal
 */
export function editApi(edits: FileEdits, api: Api, asked: Asked): void {
  const { title, openapi, requestsPerMinute } = asked;
  const [product] = ofApiKind(api.objects, 'Product');
  if (!product) {
    throw new InputError(`${api.dir}: has a Backend and no Product`);
  }
  edit(edits, product.path, editor => {
    if (title !== undefined) editor.setScalar(['spec', 'name'], title);
    if (requestsPerMinute !== undefined) setLimit(editor, requestsPerMinute);
  });
  if (openapi !== undefined) setDocumentation(edits, api, openapi);
}
