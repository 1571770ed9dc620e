import { StatusLabel } from '../StatusLabel';
import type { SiteTableRow } from './siteRow';

export interface AvailabilityLabelProps {
  site: Pick<SiteTableRow, 'availability' | 'isRemembered' | 'asOf'>;
}

/** Whether the site answers, or did when its hub last said so. */
export function AvailabilityLabel({ site }: AvailabilityLabelProps) {
  const { availability, isRemembered, asOf } = site;
  return (
    <StatusLabel
      kind="availability"
      value={availability.state}
      remembered={isRemembered}
      since={isRemembered ? asOf : availability.since}
      detail={availability.message ?? availability.reason}
    />
  );
}
