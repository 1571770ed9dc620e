import { InputError } from '@backstage/errors';

/** Most characters that a forge takes. */
export interface TextLimits {
  title: number;
  body: number;
}

function checkLength(name: string, text: string | undefined, most: number) {
  if (text !== undefined && text.length > most) {
    throw new InputError(`${name}: must have at most ${most} characters`);
  }
}

/** Throws an `InputError` for texts that the forge would refuse. */
export function checkTexts(
  { title, body }: { title?: string; body?: string },
  limits: TextLimits,
): void {
  checkLength('title', title, limits.title);
  checkLength('body', body, limits.body);
}

/** The text of a comment, when the forge takes it. */
export function checkedComment(text: string, limits?: TextLimits): string {
  if (text.trim() === '') throw new InputError('text: must not be empty');
  if (limits) checkLength('text', text, limits.body);
  return text;
}

/** What is to be put in place of title and text, when the forge takes it. */
export function checkedEdit(
  change: { title?: string; body?: string },
  limits?: TextLimits,
): { title?: string; body?: string } {
  const { title, body } = change;
  if (title === undefined && body === undefined) {
    throw new InputError('change: must have a title or a body');
  }
  if (title?.trim() === '') throw new InputError('title: must not be empty');
  if (limits) checkTexts(change, limits);
  return {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
  };
}
