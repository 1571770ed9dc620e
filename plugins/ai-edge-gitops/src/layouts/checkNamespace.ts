import { InputError } from '@backstage/errors';
import { reservedNamespaceProblem } from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * Throws an `InputError` when a model that is new in a repository would be served in a namespace of the sites'
 * platform. What is in Git already is read and moved all the same.
 *
 * @internal
 */
export function checkNamespace(intent: {
  model: { name: string };
  namespace?: string;
}): void {
  const { model, namespace } = intent;
  const problem = reservedNamespaceProblem(namespace ?? model.name);
  if (problem === undefined) return;
  throw new InputError(
    namespace === undefined
      ? `namespace: ${problem}; it is the model's name when absent`
      : `namespace: ${problem}`,
  );
}
