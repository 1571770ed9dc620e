import { z } from 'zod/v3';
import {
  artifactUriSchema,
  dnsLabelSchema,
  modelNameSchema,
  modelVersionSchema,
} from './primitives';
import { siteSelectionSchema } from './siteSelection';

/** Name of a configured GitOps repository. */
export const gitopsNameSchema = z
  .string()
  .min(1, 'must name a configured GitOps repository');

/** A model by its name alone: what is done does not depend on a version. */
export const namedModelSchema = z.object({ name: modelNameSchema }).strict();

/** A model, and the version that is meant where it is known. */
export const intentModelSchema = z
  .object({
    name: modelNameSchema,
    version: modelVersionSchema.optional(),
    /** KServe model format, such as `onnx`, `sklearn`, `tensorflow`. */
    format: dnsLabelSchema.optional(),
  })
  .strict();

/** The artifact that an intent names. */
export const intentArtifactSchema = z
  .object({ uri: artifactUriSchema })
  .strict();

/** A ring of a layout that has them. */
export const ringSchema = dnsLabelSchema;

/** A ring, or chosen sites that have the model already. */
export const reachFields = {
  /** Sites that have the model. A whole ring counts as the ring. */
  sites: siteSelectionSchema.optional(),
  /** Every site that follows this ring. With `sites`, those have to follow it. */
  ring: ringSchema.optional(),
};
