import {
  intentSubject,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** Longest subject in a branch's name: that of the longest model. */
const MAX_SUBJECT = 50;

function branchPart(subject: string): string {
  const plain = subject
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SUBJECT)
    .replace(/^-+|-+$/g, '');
  return plain || 'repository';
}

/**
 * Branch of a proposal: `ai-edge/<kind>/<subject>-<hash10>`, the subject being its model, else its site or repository.
 * The second and later attempts, after the pull request of an earlier one was closed or merged, end with `-2`, `-3`, ….
 *
 * @public
 */
export function branchName(
  intent: Intent,
  hash: string,
  attempt: number = 1,
): string {
  const suffix = attempt > 1 ? `-${attempt}` : '';
  const subject =
    'model' in intent ? intent.model.name : branchPart(intentSubject(intent));
  return `ai-edge/${intent.kind}/${subject}-${hash.slice(0, 10)}${suffix}`;
}

/** Kinds whose subject is no model. */
const NO_MODEL = new Set<string>(['register-site', 'unshare']);

/**
 * The parts of a branch that {@link branchName} named, `undefined` for any other.
 *
 * @public
 */
export function parseBranchName(
  branch: string,
):
  | { kind: string; model?: string; hash10: string; attempt: number }
  | undefined {
  const match =
    /^ai-edge\/([a-z-]+)\/([a-z0-9-]+)-([0-9a-f]{10})(?:-([1-9]\d*))?$/.exec(
      branch,
    );
  if (!match) return undefined;
  const [, kind, subject, hash10, attempt] = match;
  return {
    kind,
    ...(!NO_MODEL.has(kind) && { model: subject }),
    hash10,
    attempt: attempt ? Number(attempt) : 1,
  };
}
