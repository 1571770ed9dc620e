import { jsonPathValues } from '../../kube/jsonPath';
import type { KubeObject } from '../../kube/types';
import type { ManifestConfig } from './manifestConfigs';

export interface FeedbackValue {
  name: string;
  fieldValue:
    | { type: 'String'; string: string }
    | { type: 'Integer'; integer: number }
    | { type: 'Boolean'; boolean: boolean };
}

const WELL_KNOWN: Record<string, Record<string, string>> = {
  Deployment: {
    ReadyReplicas: '.status.readyReplicas',
    Replicas: '.status.replicas',
    AvailableReplicas: '.status.availableReplicas',
  },
};

function scalar(value: unknown): FeedbackValue['fieldValue'] | undefined {
  switch (typeof value) {
    case 'string':
      return { type: 'String', string: value };
    case 'boolean':
      return { type: 'Boolean', boolean: value };
    case 'number':
      return Number.isInteger(value)
        ? { type: 'Integer', integer: value }
        : undefined;
    default:
      return undefined;
  }
}

/** What the work agent feeds back of an object: scalars only; what is missing is left out, what is none is an error. */
export function feedbackOf(
  config: ManifestConfig | undefined,
  live: KubeObject,
): { values: FeedbackValue[]; error?: string } {
  const paths = (config?.feedbackRules ?? []).flatMap(rule =>
    rule.type === 'WellKnownStatus'
      ? Object.entries(WELL_KNOWN[live.kind] ?? {}).map(([name, path]) => ({
          name,
          path,
        }))
      : rule.jsonPaths ?? [],
  );
  const values: FeedbackValue[] = [];
  const errors: string[] = [];
  for (const { name, path } of paths) {
    const [found] = jsonPathValues(live, path);
    const fieldValue = scalar(found);
    if (fieldValue) values.push({ name, fieldValue });
    else if (found !== undefined && found !== null) {
      errors.push(
        `failed to get value for status ${name} with path ${path}: the type of the value is not supported`,
      );
    }
  }
  return { values, ...(errors.length > 0 && { error: errors.join('; ') }) };
}
