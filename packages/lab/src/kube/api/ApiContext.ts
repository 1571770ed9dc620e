import type { Request } from 'express';
import type { WatchableStore } from '../types';
import type { Authorizer, KubeUser } from './access';
import type { OpenWatches } from './OpenWatches';

/** What a fault does to a request that it lets through. */
export interface RequestFault {
  /** Lists end half way, and say that they are complete. */
  shortList?: boolean;
  /** Lists have nothing in them, and say that they are complete. */
  emptyList?: boolean;
  /** Old resourceVersions and continue tokens are gone. */
  gone?: boolean;
  /** Watches end as soon as they have begun. */
  watchCut?: boolean;
  /** Watches never say anything. */
  watchHang?: boolean;
}

/** One API server as its handlers see it. */
export interface ApiContext {
  store: WatchableStore;
  authorizer: Authorizer;
  watches: OpenWatches;
  /** The user that the request is from; throws 401. */
  authenticate(request: Request): KubeUser;
  faultOf(request: Request): RequestFault;
  /** As `/version` shows it, `v1.31.4`. */
  kubernetesVersion: string;
}
