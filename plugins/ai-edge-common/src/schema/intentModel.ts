import type { Intent } from './intent';

/**
 * The model of an intent of any kind, with the version that it names, if it does.
 *
 * @public
 */
export function intentModel({ model }: Pick<Intent, 'model'>): {
  name: string;
  version?: string;
} {
  const { name } = model;
  return 'version' in model && model.version !== undefined
    ? { name, version: model.version }
    : { name };
}
