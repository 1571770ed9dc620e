import { InputError } from '@backstage/errors';
import { API_FAULT_KINDS, Fault, FAULT_KINDS, FAULT_TARGETS } from './Fault';

const FIELDS = [
  'id',
  'target',
  'name',
  'fault',
  'status',
  'retryAfter',
  'delayMs',
  'match',
  'times',
];

/** Reads the body of `POST /lab/faults`; each broken rule is a sentence. */
export function parseFault(body: unknown, newId: () => string): Fault {
  if (typeof body !== 'object' || !body || Array.isArray(body)) {
    throw new InputError('body: must be a JSON object');
  }
  const input = body as Record<string, any>;
  const unknown = Object.keys(input).find(field => !FIELDS.includes(field));
  if (unknown) {
    throw new InputError(`${unknown}: is not a field of a fault`);
  }
  oneOf(input, 'target', FAULT_TARGETS);
  oneOf(
    input,
    'fault',
    ['hub', 'site'].includes(input.target)
      ? FAULT_KINDS
      : FAULT_KINDS.filter(kind => !API_FAULT_KINDS.includes(kind)),
  );
  for (const field of ['id', 'name', 'match']) {
    if (input[field] !== undefined && typeof input[field] !== 'string') {
      throw new InputError(`${field}: must be a string`);
    }
  }
  whole(input, 'times', 1, Number.MAX_SAFE_INTEGER, false);
  whole(input, 'status', 400, 599, input.fault === 'status');
  whole(input, 'retryAfter', 0, 86_400, false);
  whole(input, 'delayMs', 0, 600_000, input.fault === 'slow');
  if (input.match !== undefined) {
    checkExpression(input.match);
  }
  return {
    ...(input as Omit<Fault, 'hits'>),
    id: input.id ?? newId(),
    hits: 0,
  };
}

function oneOf(
  input: Record<string, unknown>,
  field: string,
  values: readonly string[],
): void {
  if (!values.includes(String(input[field]))) {
    throw new InputError(`${field}: must be one of ${values.join(', ')}`);
  }
}

function whole(
  input: Record<string, unknown>,
  field: string,
  min: number,
  max: number,
  required: boolean,
): void {
  const value = input[field];
  if (value === undefined && !required) {
    return;
  }
  if (!Number.isInteger(value) || Number(value) < min || Number(value) > max) {
    throw new InputError(
      `${field}: must be a whole number from ${min} to ${max}`,
    );
  }
}

function checkExpression(match: string): void {
  try {
    RegExp(match);
  } catch (error) {
    throw new InputError(`match: must be a regular expression (${error})`);
  }
}
