import { InputError } from '@backstage/errors';
import type { ResolvedIntent, Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { KserveModel } from './KserveModel';
import { baseFiles } from './modelFiles';
import { paths } from './paths';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

function refuse(field: string, model: string, is: string | undefined): never {
  throw new InputError(
    `${field}: ${model} is there already with ${
      is ?? 'none'
    }; a deploy does not change that, leave the field out`,
  );
}

/**
 * Throws an `InputError` naming the field when the intent asks for something else than what the model, which is
 * there already, is.
 *
 * @internal
 */
export function checkSameModel(
  tree: Tree,
  model: KserveModel,
  intent: Deploy,
): void {
  const { namespace, format, owner } = model.settings;
  if (intent.namespace !== undefined && intent.namespace !== namespace) {
    refuse('namespace', model.name, namespace);
  }
  if (intent.model.format !== undefined && intent.model.format !== format) {
    refuse('model.format', model.name, format);
  }
  if (intent.owner !== undefined && intent.owner !== owner) {
    refuse('owner', model.name, owner);
  }
  const file = 'inferenceservice.yaml';
  const path = `${paths.base(model.name)}/${file}`;
  const base = tree.read(path);
  const there = base === undefined ? undefined : parseYaml(path, base);
  const asked = parseYaml(path, baseFiles(intent)[file]);
  const fields: [string, boolean, string[]][] = [
    ['runtime', intent.runtime !== undefined, ['model', 'runtime']],
    ['resources', intent.resources !== undefined, ['model', 'resources']],
    [
      'options.minReplicas',
      intent.options?.minReplicas !== undefined,
      ['minReplicas'],
    ],
  ];
  for (const [field, isAsked, at] of fields) {
    if (!isAsked) continue;
    const is = dig(there, 'spec', 'predictor', ...at);
    const wanted = dig(asked, 'spec', 'predictor', ...at);
    if (canonicalJson(is ?? null) !== canonicalJson(wanted ?? null)) {
      refuse(field, model.name, asText(is) ?? JSON.stringify(is));
    }
  }
}

/**
 * Throws an `InputError` when a class that is there does not ask for the accelerator that the intent asks for.
 *
 * @internal
 */
export function checkClass(
  tree: Tree,
  model: KserveModel,
  className: string,
  resource: string | undefined,
): void {
  if (resource === undefined) return;
  const prefix = `${paths.class(model.name, className)}/`;
  const asks = tree
    .paths(prefix)
    .some(path => tree.read(path)?.includes(resource));
  if (!asks) {
    throw new InputError(
      `accelerator.resource: class ${className} of ${model.name} is there already and does not ask for ${resource}`,
    );
  }
}
