import type { FieldValidator } from '../fieldValidator';
import { translator } from '../translator';

/** The form goes on only with a plan that was shown and may be proposed. */
export const validatePreview: FieldValidator<{ hash: string }> = (
  value,
  field,
  { apiHolder },
) => {
  if (!value?.hash) field.addError(translator(apiHolder)('preview.notYet'));
};
