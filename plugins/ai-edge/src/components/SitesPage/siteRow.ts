import {
  stringifySiteRef,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { devicesOf, type SilentHubs } from '../SourceAlerts';

/** A row of the table: the API's row with the id that the table asks for. */
export type SiteTableRow = SiteRow & {
  id: string;
  /** Its hub does not answer: what is known of the site is as last seen, its availability too. */
  isRemembered?: boolean;
};

export function toSiteTableRow(
  row: SiteRow,
  silentHubs?: SilentHubs,
): SiteTableRow {
  const { hub } = row.ref;
  return {
    ...row,
    id: stringifySiteRef(row.ref),
    isRemembered: silentHubs?.has(row.kind === 'device' ? devicesOf(hub) : hub),
  };
}

/** Nothing has been heard lately of what is there: its facts are as last seen. */
export function isSilent(
  site: Pick<SiteTableRow, 'availability' | 'isRemembered'>,
): boolean {
  if (site.isRemembered) return true;
  return ['unavailable', 'unknown', 'detached'].includes(
    site.availability.state,
  );
}

/** `OpenShift 4.20.3`; platform and version as far as they are known. */
export function platformText(site: SiteRow): string | undefined {
  const name = site.product ?? site.platform;
  const version = site.productVersion ?? site.kubernetesVersion;
  return [name, version].filter(Boolean).join(' ') || undefined;
}
