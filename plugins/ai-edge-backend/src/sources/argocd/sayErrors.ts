const LONGEST = 500;

/** Argo CD names what is wrong `…Error` and what is only worth knowing `…Warning`. */
const ERROR = /Error$/;

/** The errors among an Application's conditions, as one text; Argo CD repeats whole build logs in them. */
export function sayErrors(
  conditions: { type?: string; message?: string }[] | undefined,
): string | undefined {
  const errors = (Array.isArray(conditions) ? conditions : [])
    .filter(condition => ERROR.test(condition?.type ?? ''))
    .map(({ type, message }) => (message ? `${type}: ${message}` : `${type}`));
  const text = [...new Set(errors)].join(' ');
  if (!text) return undefined;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
