import type { Check } from './Check';
import { sourceGuide } from './sourceGuide';

/** `inventory-share`: on how many sites models would be seen that nobody has in Git. */
export const checkInventory: Check = ({ hubs, sites }) => {
  const standby = new Set(
    hubs.filter(({ role }) => role === 'standby').map(({ name }) => name),
  );
  const counted = sites.filter(
    ({ ref, availability }) =>
      !standby.has(ref.hub) && availability.state !== 'detached',
  );
  const count = (inventory: string) =>
    counted.filter(site => site.inventory === inventory).length;
  const finding = { id: 'inventory-share', scope: 'site' } as const;
  if (counted.length === 0) {
    return [{ ...finding, state: 'unknown', title: 'No site is known' }];
  }
  const complete = count('complete');
  return [
    {
      ...finding,
      state: complete === counted.length ? 'ok' : 'warn',
      title: `Everything that runs is seen on ${complete} of ${counted.length} sites`,
      ...(complete < counted.length && {
        detail: `Only what Git delivers is seen on ${count(
          'gitops-only',
        )}, nothing on ${count('none')}.`,
        remedy: sourceGuide('kserve').remedy,
      }),
    },
  ];
};
