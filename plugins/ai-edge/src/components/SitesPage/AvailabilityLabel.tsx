import { StatusLabel } from '../StatusLabel';
import type { SiteTableRow } from './siteRow';

export interface AvailabilityLabelProps {
  site: Pick<
    SiteTableRow,
    'availability' | 'isRemembered' | 'silentSince' | 'asOf'
  >;
}

/** Whether the site answers, or did when its hub last said so. */
export function AvailabilityLabel({ site }: AvailabilityLabelProps) {
  const { availability, isRemembered, asOf, silentSince } = site;
  // Others may still tell of the site; whether it is available only its hub knows.
  const heard = silentSince && silentSince < asOf ? silentSince : asOf;
  return (
    <StatusLabel
      kind="availability"
      value={availability.state}
      remembered={isRemembered}
      since={isRemembered ? heard : availability.since}
      detail={availability.message ?? availability.reason}
    />
  );
}
