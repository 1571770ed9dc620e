import type {
  Site,
  SiteRef,
  SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../permissions/FleetAuthorizer';

/** A selection resolved against the fleet, for one caller. */
export interface SelectedSites {
  /** Sorted by `hub/name`; only sites that the caller may change. */
  sites: Site[];
  /** Selected, readable, but not for the caller to change. */
  notAllowed: SiteRef[];
  /** Named, but not there or not for the caller to see. */
  unmatched: SiteRef[];
  /** sha256 over the sorted `hub/name` lines of `sites`. */
  sha256: string;
}

/** Resolves a selection once. Parts are ANDed; an unknown filter name is an `InputError`. */
export interface SiteSelector {
  select(selection: SiteSelection, decision: FleetDecision): SelectedSites;
}
