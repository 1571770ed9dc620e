import { z } from 'zod/v3';

/** Longest DNS label, RFC 1123. */
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * A DNS label as Kubernetes names namespaces, services and model deployments (RFC 1123, at most 63 characters).
 *
 * @public
 */
export const dnsLabelSchema = z
  .string()
  .max(63, 'must be at most 63 characters long')
  .regex(
    DNS_LABEL,
    'must be an RFC 1123 label: lower case letters, digits and "-", starting and ending with a letter or digit',
  );

/**
 * A model name. Shorter than a DNS label because objects on a site are named `<model>-predictor` and
 * `<site>-<model>`; Kubernetes labels hold at most 63 characters.
 *
 * @public
 */
export const modelNameSchema = z
  .string()
  .max(50, 'must be at most 50 characters long')
  .regex(
    DNS_LABEL,
    'must be an RFC 1123 label: lower case letters, digits and "-", starting and ending with a letter or digit',
  );

/**
 * A version as a person writes it: `v2`, `1.4.0`, `2026-11-20`. It becomes a directory name and a label value.
 *
 * @public
 */
export const modelVersionSchema = z
  .string()
  .max(40, 'must be at most 40 characters long')
  .regex(
    /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    'must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
  );

/**
 * An instant, ISO 8601 in UTC, as `Date.prototype.toISOString` prints it.
 *
 * @public
 */
export const instantSchema = z
  .string()
  .datetime({ message: 'must be an ISO 8601 instant in UTC' });

/**
 * A reference to a catalog entity, such as `group:default/retail`.
 *
 * @public
 */
export const entityRefSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(300, 'must be at most 300 characters long')
  .regex(/^\S+$/, 'must be an entity ref such as group:default/retail');

/**
 * The address of a model artifact: `oci://`, `s3://`, `gs://`, `hf://`, `pvc://`, `http://` or `https://`
 * (the schemes of KServe's `storageUri` that a site can pull by itself), or `storage://<key>/<path>` for KServe's
 * `storage.key` and `storage.path`: a data connection and the path in its bucket.
 *
 * @public
 */
export const artifactUriSchema = z
  .string()
  .max(1024, 'must be at most 1024 characters long')
  .regex(
    /^(oci|s3|gs|hf|pvc|storage|https?):\/\/[A-Za-z0-9][^\s"'`\\<>{}|^\p{Cc}]*$/u,
    'must be an artifact address: oci://, s3://, gs://, hf://, pvc://, storage://, http:// or https://, followed by a host, bucket or connection',
  )
  .regex(
    /^(?!https?:\/\/[^/]*@|\w+:\/\/[^/@]*:[^/@]*@)/,
    'must not carry credentials, the address is written into Git',
  );
