import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Facts } from '../Facts';
import { platformText, ReadyCell, toSiteTableRow } from '../SitesPage';
import { StatusLabel } from '../StatusLabel';

/** The facts of a site that its catalog page needs. */
export function EdgeSiteFacts({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { availability, lastContact } = site;
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
          value: (
            <StatusLabel
              kind="availability"
              value={availability.state}
              since={availability.since}
              detail={availability.message ?? availability.reason}
            />
          ),
        },
        {
          label: t('site.lastContact'),
          value: lastContact ? <AsOf asOf={lastContact} /> : t('unknown.never'),
        },
        {
          label: t('fields.ready'),
          value: <ReadyCell site={toSiteTableRow(site)} />,
        },
        { label: t('fields.hub'), value: site.ref.hub },
        ...known.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
      ]}
    />
  );
}
