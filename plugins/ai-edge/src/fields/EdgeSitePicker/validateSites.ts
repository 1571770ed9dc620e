import type { SiteSelection } from '@ai-edge/backstage-plugin-ai-edge-common';
import { toError } from '@backstage/errors';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { explainError } from '../../components/StatePanel/explainError';
import type { FieldValidator } from '../fieldValidator';
import { translator } from '../translator';
import { nameList } from './nameList';

/** Lets the form go on only with sites that exist and that the person may change. */
export const validateSites: FieldValidator<SiteSelection> = async (
  value,
  field,
  { apiHolder },
) => {
  const t = translator(apiHolder);
  if (!value?.names && !value?.filter) {
    field.addError(t('picker.choose'));
    return;
  }
  const names = (refs: Parameters<typeof nameList>[0]) =>
    nameList(refs, (shown, n) => t('picker.andMore', { names: shown, n }));
  try {
    const result = await apiHolder.get(aiEdgeApiRef)?.resolveSites({
      sites: value,
    });
    if (!result) return;
    if (result.count === 0) field.addError(t('picker.none'));
    if (result.unmatched.length > 0) {
      field.addError(
        t('picker.unmatched', {
          count: result.unmatched.length,
          names: names(result.unmatched),
        }),
      );
    }
    if (result.notAllowed.length > 0) {
      field.addError(
        t('picker.notAllowed', {
          count: result.notAllowed.length,
          names: names(result.notAllowed),
        }),
      );
    }
  } catch (cause) {
    const { message } = explainError(toError(cause));
    field.addError(t('picker.countFailed', { message }));
  }
};
