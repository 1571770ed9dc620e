import type { Kustomization } from './Kustomization';
import type { Resource } from './Resource';

type Images = NonNullable<Kustomization['images']>;

/** Replaces images of containers anywhere in an object, as kustomize does. */
export function applyImages(images: Images, resources: Resource[]): void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (/^(containers|initContainers)$/.test(key) && Array.isArray(child)) {
          for (const container of child) {
            if (typeof container?.image === 'string') {
              container.image = replaceImage(container.image, images);
            }
          }
        }
        visit(child);
      }
    }
  };
  for (const { object } of resources) visit(object);
}

export function replaceImage(image: string, images: Images): string {
  let current = image;
  for (const { name, newName, newTag, digest } of images) {
    const match = /^(.*?)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]+))?$/.exec(
      current,
    );
    if (!match || match[1] !== name) continue;
    const [, base, tag, oldDigest] = match;
    let suffix = '';
    if (digest) suffix = `@${digest}`;
    else if (newTag) suffix = `:${newTag}`;
    else suffix = (tag ? `:${tag}` : '') + (oldDigest ? `@${oldDigest}` : '');
    current = (newName ?? base) + suffix;
  }
  return current;
}
