/**
 * A text that a terminal and a CI log show as it is: what comes from files must not colour the terminal, forge a line
 * or give the CI a command.
 */
export function plainText(text: string): string {
  return (
    text
      .replace(
        /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
        '\ufffd',
      )
      // Runners of GitHub and Gitea take `::` at the start of a line, and `##[` anywhere, as commands.
      .replace(/^(\s*)::/gm, '$1: :')
      .replace(/##\[/g, '# #[')
  );
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text.replace(/\s+/g, ' ').trim());
}
