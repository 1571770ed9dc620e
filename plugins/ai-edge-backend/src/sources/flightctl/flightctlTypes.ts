import type { KubeCondition, KubeObject } from '../../hubs';

/** An application as a device or a fleet's template wants it. */
export interface WantedApplication {
  /** FlightCtl takes the image for the name of one that has none. */
  name?: string;
  image?: string;
  envVars?: Record<string, string>;
  volumes?: { name?: string; image?: { reference?: string } }[];
}

/** An application as the device reports it. */
export interface ReportedApplication {
  name?: string;
  /** Containers, such as `1/2`. */
  ready?: string;
  status?: string;
  /** Comes with the device's operating system image. */
  embedded?: boolean;
}

interface Summary {
  status?: string;
  info?: string;
}

/** What is read of a `flightctl.io/v1beta1` (earlier `v1alpha1`) Device. Every field may be missing. */
export interface Device extends KubeObject {
  metadata: KubeObject['metadata'] & {
    /** Such as `Fleet/cameras`. */
    owner?: string;
  };
  spec?: { applications?: WantedApplication[] };
  status?: {
    conditions?: KubeCondition[];
    systemInfo?: Record<string, unknown>;
    applications?: ReportedApplication[];
    applicationsSummary?: Summary;
    summary?: Summary;
    updated?: Summary;
    lifecycle?: Summary;
    /** Older servers only; newer ones answer it at `/devices/<name>/lastseen`. */
    lastSeen?: string;
  };
}

/** What is read of a Fleet. */
export interface DeviceFleet extends KubeObject {
  spec?: {
    template?: {
      metadata?: { labels?: Record<string, string> };
    };
  };
}
