import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteKey, someOf } from '../checkSites';
import type { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';

/**
 * What a reviewer should know of sites that leave their ring for a version.
 *
 * @internal
 */
export function pinsAdded(pins: Member[], version: string): Finding[] {
  const leaving = pins.filter(({ run }) => run.ring !== undefined);
  if (leaving.length === 0) return [];
  return [
    {
      id: 'pins-added',
      state: 'warn',
      title: `${leaving.length} ${
        leaving.length === 1 ? 'site leaves its ring' : 'sites leave their ring'
      } for ${version}`,
      detail: `${someOf(
        leaving.map(siteKey),
      )}: pinned, they do not follow later updates of the ring.`,
    },
  ];
}

/**
 * Pins that stay where they are when nobody chose sites.
 *
 * @internal
 */
export function pinsKept(model: KserveModel, version: string): Finding[] {
  const kept = membersOf(model).filter(
    ({ run }) => run.ring === undefined && run.version !== version,
  );
  if (kept.length === 0) return [];
  return [
    {
      id: 'pins-kept',
      state: 'warn',
      title: `${kept.length} pinned ${
        kept.length === 1 ? 'site of' : 'sites of'
      } ${model.name} ${kept.length === 1 ? 'does' : 'do'} not move`,
      detail: `${someOf(kept.map(siteKey))}: choose them by name to move them.`,
    },
  ];
}
