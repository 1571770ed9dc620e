import { z } from 'zod/v3';
import {
  abortIntentSchema,
  canaryIntentSchema,
  promoteIntentSchema,
} from './canaryIntent';
import { deployIntentSchema } from './deployIntent';
import { intentProblems } from './intentProblems';
import { publishApiIntentSchema } from './publishApiIntent';
import { registerSiteIntentSchema } from './registerSiteIntent';
import { retireIntentSchema } from './retireIntent';
import { rollbackIntentSchema } from './rollbackIntent';
import { startIntentSchema, stopIntentSchema } from './stopIntent';
import { unshareIntentSchema } from './unshareIntent';
import { updateIntentSchema } from './updateIntent';

const kinds = z.discriminatedUnion('kind', [
  deployIntentSchema,
  updateIntentSchema,
  canaryIntentSchema,
  promoteIntentSchema,
  abortIntentSchema,
  rollbackIntentSchema,
  stopIntentSchema,
  startIntentSchema,
  retireIntentSchema,
  registerSiteIntentSchema,
  publishApiIntentSchema,
  unshareIntentSchema,
]);

/**
 * A typed wish that a layout turns into file changes.
 *
 * @public
 */
export const intentSchema = kinds.superRefine((intent, context) => {
  for (const { path, message } of intentProblems(intent)) {
    context.addIssue({ code: 'custom', path, message });
  }
});

/**
 * Value of {@link intentSchema}.
 *
 * @public
 */
export type Intent = z.infer<typeof intentSchema>;

/**
 * What an {@link Intent} can be.
 *
 * @public
 */
export type IntentKind = Intent['kind'];
