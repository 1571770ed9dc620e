import type { ApiHolder } from '@backstage/core-plugin-api';

/** What a validator gets of the form; a form holds `{}` for an object that nobody chose yet. */
export type FieldValidator<TValue> = (
  value: Partial<TValue> | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder },
) => void | Promise<void>;
