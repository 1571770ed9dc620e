import type { Check } from './Check';
import { named } from './named';

const CONDITION = 'ManagedClusterConditionClockSynced';

/**
 * `clock-not-synced`: sites whose hub finds their clock wrong. The last contact of a site is by its own clock until a
 * renewal of its lease has been watched.
 */
export const checkClocks: Check = ({ sites, conditions, readable }) => {
  const judged = sites.flatMap(site => {
    const condition = conditions(site).find(({ type }) => type === CONDITION);
    return condition ? [{ site, status: condition.status }] : [];
  });
  const finding = { id: 'clock-not-synced', scope: 'site' } as const;
  if (judged.length === 0) {
    return [
      {
        ...finding,
        state: 'unknown',
        title: 'No hub says whether the clocks of its sites are right',
      },
    ];
  }
  const wrong = judged
    .filter(({ status }) => status === 'False')
    .map(({ site }) => site);
  if (wrong.length === 0) {
    return [
      { ...finding, state: 'ok', title: 'Clocks of the sites are right' },
    ];
  }
  return [
    {
      ...finding,
      state: 'warn',
      title:
        wrong.length === 1
          ? 'The clock of one site is wrong'
          : `The clocks of ${wrong.length} sites are wrong`,
      detail: [
        'Certificates and leases of such a site fail when it drifts further.',
        named(wrong, { readable }),
      ]
        .filter(Boolean)
        .join(' '),
      remedy: 'Check the time service (chrony) on the nodes of the site.',
    },
  ];
};
