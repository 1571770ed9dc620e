import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { commonMessages } from './commonMessages';
import { fieldMessages } from './fieldMessages';
import { listMessages } from './listMessages';
import { pageMessages } from './pageMessages';
import { statusMessages } from './statusMessages';

/**
 * Every string of the pages, cards and form fields.
 *
 * @public
 */
export const aiEdgeTranslationRef = createTranslationRef({
  id: 'plugin.ai-edge',
  messages: {
    ...commonMessages,
    ...fieldMessages,
    ...listMessages,
    ...pageMessages,
    ...statusMessages,
  },
});
