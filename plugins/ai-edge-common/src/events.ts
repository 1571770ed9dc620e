/**
 * Topic of the events service on which the fleet says what changed.
 *
 * @public
 */
export const FLEET_EVENTS_TOPIC = 'ai-edge.fleet';

/**
 * Channel of the signals service that tells open pages to read again. It never names anything.
 *
 * @public
 */
export const FLEET_SIGNAL_CHANNEL = 'ai-edge:fleet';

/**
 * Kinds of things that the fleet tells changes of.
 *
 * @public
 */
export type FleetKind =
  | 'site'
  | 'deployment'
  | 'source'
  | 'proposal'
  | 'pipeline';

/**
 * Payload of {@link FLEET_EVENTS_TOPIC}. With `overflow` more than 500 things changed and `refs` is cut.
 *
 * @public
 */
export interface FleetEventPayload {
  kinds: FleetKind[];
  refs: string[];
  overflow: boolean;
}

/**
 * Message on {@link FLEET_SIGNAL_CHANNEL}, at most one a second.
 *
 * @public
 */
export interface FleetSignal {
  kinds: FleetKind[];
  revision: number;
}
