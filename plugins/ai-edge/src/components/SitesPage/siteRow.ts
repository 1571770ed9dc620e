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
  /** When that hub answered last, where it is known. */
  silentSince?: string;
};

/** Whether what tells of the site is silent, and since when. */
export function silenceOf(
  { ref, kind }: Pick<SiteRow, 'ref' | 'kind'>,
  silentHubs?: SilentHubs,
): Pick<SiteTableRow, 'isRemembered' | 'silentSince'> {
  const teller = kind === 'device' ? devicesOf(ref.hub) : ref.hub;
  return {
    isRemembered: silentHubs?.has(teller),
    silentSince: silentHubs?.get(teller),
  };
}

export function toSiteTableRow(
  row: SiteRow,
  silentHubs?: SilentHubs,
): SiteTableRow {
  return {
    ...row,
    id: stringifySiteRef(row.ref),
    ...silenceOf(row, silentHubs),
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
