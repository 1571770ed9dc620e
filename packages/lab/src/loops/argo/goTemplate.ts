/** A template that Argo CD could not render. */
export class TemplateError extends Error {}

type Params = Record<string, unknown>;

/**
 * Fills in an ApplicationSet's template: `{{.a.b}}` with goTemplate (the lab knows no functions), `{{a.b}}` without.
 */
export function renderTemplate<T>(
  template: T,
  params: Params,
  options: { goTemplate: boolean; missingKeyError: boolean },
): T {
  if (typeof template === 'string') {
    return template.replace(/\{\{(.*?)\}\}/g, (whole, expression: string) =>
      evaluate(whole, expression.trim(), params, options),
    ) as T;
  }
  if (Array.isArray(template)) {
    return template.map(item => renderTemplate(item, params, options)) as T;
  }
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) => [
        renderTemplate(key, params, options),
        renderTemplate(value, params, options),
      ]),
    ) as T;
  }
  return template;
}

function evaluate(
  whole: string,
  expression: string,
  params: Params,
  {
    goTemplate,
    missingKeyError,
  }: { goTemplate: boolean; missingKeyError: boolean },
): string {
  if (!goTemplate) {
    const value = lookup(params, expression.split('.'));
    // Without goTemplate an unknown parameter stays as it is written.
    return value === undefined ? whole : String(value);
  }
  const match = /^-?\s*((?:\.[A-Za-z_][\w-]*)+)\s*-?$/.exec(expression);
  if (!match) {
    throw new TemplateError(
      `failed to parse template ${whole}: the lab knows field references only`,
    );
  }
  const value = lookup(params, match[1].slice(1).split('.'));
  if (value !== undefined) return String(value);
  if (!missingKeyError) return '<no value>';
  const key = match[1].slice(match[1].lastIndexOf('.') + 1);
  throw new TemplateError(
    `failed to execute go template ${whole}: map has no entry for key "${key}"`,
  );
}

function lookup(params: Params, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Params)[key]
        : undefined,
    params,
  );
}
