import { asMap, asText, dig } from '../yaml/narrow';

/**
 * A model in a data connection: the connection's key and the path in its bucket, as `storage://<key>/<path>`. KServe
 * has no such address, it has two fields (`storage.key`, `storage.path`); the portal shows them as one.
 *
 * @internal
 */
export interface StorageAddress {
  key: string;
  path: string;
}

const ADDRESS = /^storage:\/\/([^/]+)\/(.+)$/;

/**
 * The two fields of an address, `undefined` for any other address.
 *
 * @internal
 */
export function parseStorageAddress(uri: string): StorageAddress | undefined {
  const match = ADDRESS.exec(uri);
  return match ? { key: match[1], path: match[2] } : undefined;
}

/**
 * What the `model` of a predictor says of where the model comes from.
 *
 * @internal
 */
export function readModelAddress(model: unknown): string | undefined {
  const uri = asText(dig(model, 'storageUri'));
  if (uri !== undefined) return uri;
  const { key, path } = asMap(dig(model, 'storage'));
  const at = asText(path);
  return at === undefined ? undefined : `storage://${asText(key) ?? ''}/${at}`;
}

/**
 * The field of a predictor's `model` that says where the model comes from.
 *
 * @internal
 */
export function modelAddressField(
  uri: string,
): { storage: StorageAddress } | { storageUri: string } {
  const storage = parseStorageAddress(uri);
  return storage ? { storage } : { storageUri: uri };
}
