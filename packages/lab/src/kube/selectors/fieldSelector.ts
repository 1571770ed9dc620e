import { badRequest } from '../errors';
import { valueAt } from '../resources/rules';
import type { KubeObject, ResourceType } from '../types';

const COMMON = ['metadata.name', 'metadata.namespace'];
const EXTRA: Record<string, string[]> = {
  Pod: ['status.phase', 'spec.nodeName'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'type',
  ],
};

/** A predicate for `metadata.name=x,status.phase!=y`; 400 for a field that a real API server does not index. */
export function parseFieldSelector(
  type: ResourceType,
  selector: string,
): (object: KubeObject) => boolean {
  const tests = selector
    .split(',')
    .filter(Boolean)
    .map(term => {
      const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
      if (!match) {
        throw badRequest(`invalid field selector: ${term}`);
      }
      const [, field, operator, value] = match;
      if (![...COMMON, ...(EXTRA[type.kind] ?? [])].includes(field)) {
        throw badRequest(`field label not supported: ${field}`);
      }
      const wanted = operator !== '!=';
      return (object: KubeObject) =>
        (String(valueAt(object, field) ?? '') === value) === wanted;
    });
  return object => tests.every(test => test(object));
}
