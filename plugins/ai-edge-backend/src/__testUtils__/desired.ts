import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** What Git wants of the model `bike` on the site `core/oslo`. */
export function desired(version: string): Desired {
  return {
    hub: 'core',
    site: 'oslo',
    model: 'bike',
    version,
    artifact: `oci://r.example/bike:${version}`,
    namespace: 'bike',
    object: { kind: 'InferenceService', name: 'bike' },
    ring: 'r0',
    owner: 'group:default/retail',
    path: 'models/bike/run/r0.sno',
    application: '{site}-bike',
  };
}
