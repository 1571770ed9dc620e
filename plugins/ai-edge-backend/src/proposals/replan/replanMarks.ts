const MARK = /\n?<!-- ai-edge:replan ([a-z0-9-]+) -->/g;
/** What {@link readProposalBody} reads: the portal's own part of a text ends with it. */
const MACHINE_BLOCK = /<!-- ai-edge:proposal [^\n]*? -->/g;

/** GitHub's limit; the other forges take more. */
const MAX_BODY = 65_536;

/** A line for machines that says which reason was told to people. */
export function replanMark(key: string): string {
  return `<!-- ai-edge:replan ${key} -->`;
}

/** Reasons that were told to people, as the text of a proposal says. */
export function markedReasons(body: string): Set<string> {
  return new Set([...body.matchAll(MARK)].map(([, key]) => key));
}

/** The text with one more mark; `undefined` when there is no room for it. */
export function withMark(body: string, key: string): string | undefined {
  const marked = `${body.trimEnd()}\n${replanMark(key)}\n`;
  return marked.length <= MAX_BODY ? marked : undefined;
}

/**
 * A new text in place of the portal's part of an old one. What people wrote below it stays, as far as there is room;
 * marks go, as they were about what is no more.
 */
export function withNewText(body: string, text: string): string {
  const block = [...body.matchAll(MACHINE_BLOCK)].at(-1);
  const theirs = block
    ? body
        .slice(block.index + block[0].length)
        .replace(MARK, '')
        .trim()
    : '';
  const whole = theirs ? `${text.trimEnd()}\n\n${theirs}\n` : text;
  return whole.length <= MAX_BODY ? whole : text;
}
