import { useAiEdgeTranslation } from '../../translation';
import { Count } from '../Count';
import { isSilent, type SiteTableRow } from './siteRow';

/** Models that are ready; what a silent site had counts as last seen, never as ready or down. */
export function ReadyCell({ site }: { site: SiteTableRow }) {
  const t = useAiEdgeTranslation();
  if (site.availability.state === 'pending') {
    return (
      <Count value={undefined} asOf={site.asOf} reason={t('unknown.joining')} />
    );
  }
  if (!site.deployments) {
    return (
      <Count
        value={undefined}
        asOf={site.asOf}
        reason={t('unknown.notAllowed')}
      />
    );
  }
  const { ready, stale, total } = site.deployments;
  if (site.inventory === 'none' && total === 0) {
    return (
      <Count
        value={undefined}
        asOf={site.asOf}
        reason={t('unknown.notListed')}
      />
    );
  }
  let value: string | number = t('ready.of', { ready, total });
  if (total === 0) {
    value = 0;
  } else if (isSilent(site) || stale === total) {
    value = t('ready.lastSeen', { n: total });
  } else if (stale > 0) {
    value = t('ready.mixed', { ready, total: total - stale, n: stale });
  }
  return <Count value={value} asOf={site.asOf} reason={t('unknown.noValue')} />;
}
