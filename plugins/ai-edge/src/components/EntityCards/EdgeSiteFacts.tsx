import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Facts } from '../Facts';
import {
  AvailabilityLabel,
  platformText,
  ReadyCell,
  type SiteTableRow,
} from '../SitesPage';

/** The facts of a site that its catalog page needs. */
export function EdgeSiteFacts({ site }: { site: SiteTableRow }) {
  const t = useAiEdgeTranslation();
  const { lastContact } = site;
  const known = [
    [t('fields.platform'), platformText(site)],
    [t('fields.clusterSet'), site.clusterSet],
    [t('fields.region'), site.region],
    [t('fields.arch'), site.arch],
  ] as const;
  return (
    <Facts
      items={[
        {
          label: t('fields.availability'),
          value: <AvailabilityLabel site={site} />,
        },
        {
          label: t('site.lastContact'),
          value: lastContact ? <AsOf asOf={lastContact} /> : t('unknown.never'),
        },
        {
          label: t('fields.ready'),
          value: <ReadyCell site={site} />,
        },
        { label: t('fields.hub'), value: site.ref.hub },
        ...known.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
      ]}
    />
  );
}
