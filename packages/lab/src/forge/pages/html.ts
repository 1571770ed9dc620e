/** Markup that needs no more escaping. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (text: string) =>
  text.replace(/[&<>"']/g, character => entities[character]);

/** Template tag: every value is escaped unless it is {@link Html} itself. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  const show = (value: unknown): string => {
    if (value instanceof Html) return value.text;
    if (Array.isArray(value)) return value.map(show).join('');
    if (value === undefined || value === false) return '';
    return escape(String(value));
  };
  return new Html(
    parts.reduce((text, part, i) => text + show(values[i - 1]) + part),
  );
}
