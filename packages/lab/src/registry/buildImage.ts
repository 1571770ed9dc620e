import { createHash } from 'node:crypto';
import { tarOf } from './tarOf';

/** An image by its manifest, with every blob that the manifest names. */
export interface Image {
  digest: string;
  mediaType: string;
  manifest: Buffer;
  blobs: Map<string, Buffer>;
}

export interface ImageRecipe {
  /** Files by path; each group is a layer. */
  layers: Record<string, string>[];
  labels: Record<string, string>;
  architecture?: string;
  env?: string[];
  command?: string[];
  /** When it was made, ISO 8601. */
  created: string;
}

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const LAYER_TYPE = 'application/vnd.oci.image.layer.v1.tar';

export const digestOf = (bytes: Buffer) =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** An OCI image (image-spec 1.1): the same recipe gives the same digest everywhere. */
export function buildImage(recipe: ImageRecipe): Image {
  const { created, labels, architecture = 'amd64', env, command } = recipe;
  const layers = recipe.layers.map(tarOf);
  const config = Buffer.from(
    JSON.stringify({
      created,
      architecture,
      os: 'linux',
      config: {
        ...(env && { Env: env }),
        ...(command && { Cmd: command }),
        Labels: labels,
      },
      rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
      history: layers.map(() => ({ created, created_by: 'COPY / # buildkit' })),
    }),
  );
  const descriptor = (mediaType: string, blob: Buffer) => ({
    mediaType,
    digest: digestOf(blob),
    size: blob.length,
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: descriptor(CONFIG_TYPE, config),
      layers: layers.map(layer => descriptor(LAYER_TYPE, layer)),
    }),
  );
  return {
    digest: digestOf(manifest),
    mediaType: MANIFEST_TYPE,
    manifest,
    blobs: new Map([config, ...layers].map(blob => [digestOf(blob), blob])),
  };
}
