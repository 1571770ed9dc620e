import { stringify } from 'yaml';

const OPTIONS = {
  lineWidth: 0,
  singleQuote: true,
  // Argo CD and kustomize still read YAML 1.1: "on", "1:30" and "2026-11-20" need quotes there.
  compat: 'yaml-1.1',
  aliasDuplicateObjects: false,
} as const;

/**
 * A value as YAML, the same text for the same value. Members that are undefined are left out.
 *
 * @internal
 */
export function printYaml(value: unknown): string {
  return stringify(value, OPTIONS);
}

/**
 * A string as one YAML scalar that may also stand between the brackets of a flow collection.
 *
 * @internal
 */
export function printScalar(value: string): string {
  // A block scalar cannot stand on one line.
  if (value.includes('\n')) return JSON.stringify(value);
  const text = stringify(value, OPTIONS).trimEnd();
  const isPlain = text === value;
  return isPlain && /[,[\]{}]/.test(value)
    ? `'${value.replace(/'/g, "''")}'`
    : text;
}
