/**
 * Text from outside as a Markdown code span: no markup, no link, no mention and no HTML comes alive in it.
 *
 * @internal
 */
export function codeSpan(text: string): string {
  const plain = text
    // eslint-disable-next-line no-control-regex
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .replace(/`/g, "'")
    .trim();
  return plain === '' ? '` `' : `\`${plain}\``;
}

/**
 * Text from outside as running Markdown: one line, everything that means something to Markdown or HTML escaped.
 *
 * @internal
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // An issue reference or a mention must not notify anybody.
      .replace(/#(?=\d)/g, '&#35;')
      .replace(/@/g, '&#64;')
      .replace(/([\\`*_[\]()!|~])/g, '\\$1')
      .replace(/:\/\//g, ':&#47;&#47;')
      .trim()
  );
}
