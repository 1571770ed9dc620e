import type { HubErrorKind } from './HubError';

/** One request to a hub, or to a site behind it, and how it went. A watch counts when it opens, and when it fails. */
export interface HubCall {
  verb: 'list' | 'watch' | 'get' | 'write';
  result: 'ok' | HubErrorKind;
}

/** Told of everything that is asked of hubs. */
export interface HubObserver {
  call(hub: string, call: HubCall): void;
  /** A watched change has been dealt with, so many seconds after its bytes had arrived. */
  changed(hub: string, seconds: number): void;
}
