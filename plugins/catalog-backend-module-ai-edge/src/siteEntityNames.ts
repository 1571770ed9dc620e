import { createHash } from 'node:crypto';
import {
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';

const MAX_LENGTH = 63;
const HASH_LENGTH = 8;

function plainName({ hub, name }: SiteRef): string {
  return `${hub}-${name}`;
}

function hashedName(ref: SiteRef): string {
  const hash = createHash('sha256')
    .update(stringifySiteRef(ref))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const room = MAX_LENGTH - HASH_LENGTH - 1;
  return `${plainName(ref).slice(0, room)}-${hash}`;
}

/**
 * Entity names of sites, in the order of the refs: `<hub>-<site>`. Where that is too long, or two sites would share
 * it (`a-b` + `c` and `a` + `b-c`), every one of them carries a hash of its ref, so that a name does not depend on
 * the order of the sites.
 */
export function siteEntityNames(refs: SiteRef[]): string[] {
  const uses = new Map<string, number>();
  for (const ref of refs) {
    const name = plainName(ref);
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return refs.map(ref => {
    const name = plainName(ref);
    return name.length > MAX_LENGTH || uses.get(name) !== 1
      ? hashedName(ref)
      : name;
  });
}
