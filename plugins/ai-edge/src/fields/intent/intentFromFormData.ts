import {
  intentSchema,
  parseInput,
  type Intent,
  type IntentKind,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** Stands for the digest of an image that the pipeline has not built yet. */
export const PLACEHOLDER_DIGEST = `sha256:${'0'.repeat(64)}`;

const REACH = ['gitops', 'model', 'ring', 'sites'];
const CANARY = [...REACH, 'canary'];

/** Fields of the form that are fields of the intent under the same name. */
const INTENT_FIELDS: Record<IntentKind, string[]> = {
  deploy: [
    'gitops',
    'model',
    'artifact',
    'sites',
    'namespace',
    'runtime',
    'resources',
    'accelerator',
    'requires',
    'owner',
    'options',
  ],
  update: [...REACH, 'artifact', 'toRing'],
  canary: [...CANARY, 'artifact'],
  promote: [...CANARY, 'environment'],
  abort: CANARY,
  rollback: [...REACH, 'revision'],
  stop: REACH,
  start: REACH,
  retire: [...REACH, 'step', 'waive'],
  'register-site': ['gitops', 'site', 'clusterSet', 'labels', 'owner'],
  'publish-api': ['gitops', 'model', 'api'],
  unshare: ['gitops'],
};

/** Fields of which a form's `reach` means one, `sites`, `ring` or `canary`. */
const REACHES = ['sites', 'ring'];

/** A form keeps what was filled in before somebody chose otherwise: what of a field is meant by the choices of now. */
function meant(
  formData: Record<string, unknown>,
  field: string,
  kind: IntentKind,
): unknown {
  const { reach, to, [field]: value } = formData;
  if (field === 'accelerator' && formData.accelerated === false) {
    return undefined;
  }
  if (field === 'revision' && to === 'version') return undefined;
  if (field === 'model' && kind === 'rollback' && to === 'revision') {
    return { name: textIn(value, 'name') };
  }
  if (reach === undefined) return value;
  if (REACHES.includes(field)) return reach === field ? value : undefined;
  if (field !== 'canary') return value;
  const { ring, ...share } = (value ?? {}) as Record<string, unknown>;
  if (reach === 'canary') return { ring };
  return kind === 'canary' ? share : undefined;
}

/** Leaves out what a form holds for "not said": empty strings, empty objects, null. */
function said(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined;
  if (value === null || typeof value !== 'object') return value ?? undefined;
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, said(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const inner = (value as Record<string, unknown> | undefined)?.[name];
  return typeof inner === 'string' ? inner.trim() || undefined : undefined;
}

/** True when the artifact is what a pipeline has yet to build. */
export function isBuild(formData: Record<string, unknown>): boolean {
  return formData.source === 'build';
}

/**
 * The wish that the form of a template describes. What is built first gets a digest of 64 zeros. Throws an
 * `InputError` with one sentence for each field that is missing or wrong.
 *
 * @param kind - what the template is for
 * @public
 */
export function intentFromFormData(
  formData: Record<string, unknown>,
  kind: IntentKind = 'deploy',
): Intent {
  const intent: Record<string, unknown> = { kind };
  for (const field of INTENT_FIELDS[kind]) {
    const value = said(meant(formData, field, kind));
    if (value !== undefined) intent[field] = value;
  }
  if (isBuild(formData)) {
    const repository = textIn(formData.build, 'imageRepository');
    delete intent.artifact;
    if (repository) {
      const address = repository.replace(/^oci:\/\//, '');
      intent.artifact = { uri: `oci://${address}@${PLACEHOLDER_DIGEST}` };
    }
  }
  return parseInput(intentSchema, intent, 'form');
}
