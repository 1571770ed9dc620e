import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { changeMessages } from './changeMessages';
import { checkMessages } from './checkMessages';
import { commonMessages } from './commonMessages';
import { fieldMessages } from './fieldMessages';
import { listMessages } from './listMessages';
import { modelMessages } from './modelMessages';
import { pageMessages } from './pageMessages';
import { siteMessages } from './siteMessages';
import { statusMessages } from './statusMessages';

/**
 * Every string of the pages, cards and form fields.
 *
 * @public
 */
export const aiEdgeTranslationRef = createTranslationRef({
  id: 'plugin.ai-edge',
  messages: {
    ...changeMessages,
    ...checkMessages,
    ...commonMessages,
    ...fieldMessages,
    ...listMessages,
    ...modelMessages,
    ...pageMessages,
    ...siteMessages,
    ...statusMessages,
  },
});
