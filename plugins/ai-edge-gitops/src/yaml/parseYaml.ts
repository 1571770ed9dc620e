import { InputError, toError } from '@backstage/errors';
import { parseAllDocuments, type Document } from 'yaml';

/** Largest file that is parsed; a shard of 1,000 lines has about 60 KB. */
const MAX_LENGTH = 1024 * 1024;

/** Aliases that a file may expand to. More is a bomb, not a manifest. */
const MAX_ALIASES = 50;

/**
 * The documents of a YAML file. Throws an `InputError` naming the file when it cannot be parsed, is too long or
 * uses tags: nothing that a repository holds makes the portal build objects.
 *
 * @internal
 */
export function parseDocuments(path: string, text: string): Document[] {
  if (text.length > MAX_LENGTH) {
    throw new InputError(`${path}: is longer than ${MAX_LENGTH} characters`);
  }
  const parsed = parseAllDocuments(text, {
    merge: true,
    logLevel: 'silent',
    // Else !!binary, !!set and their like would be buffers and sets.
    resolveKnownTags: false,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  for (const document of documents) {
    const [problem] = [...document.errors, ...document.warnings];
    if (problem) {
      throw new InputError(
        `${path}: is not YAML that can be read: ${
          problem.message.split('\n')[0]
        }`,
      );
    }
  }
  return documents;
}

/**
 * The value of a parsed document.
 *
 * @internal
 */
export function valueOf(path: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new InputError(
      `${path}: is not YAML that can be read: ${toError(error).message}`,
    );
  }
}

/**
 * The values of all documents of a file.
 *
 * @internal
 */
export function parseYamlAll(path: string, text: string): unknown[] {
  return parseDocuments(path, text)
    .map(document => valueOf(path, document))
    .filter(value => value !== undefined && value !== null);
}

/**
 * The value of a file with one document.
 *
 * @internal
 */
export function parseYaml(path: string, text: string): unknown {
  const values = parseYamlAll(path, text);
  if (values.length > 1) {
    throw new InputError(`${path}: must hold one YAML document`);
  }
  return values[0];
}
