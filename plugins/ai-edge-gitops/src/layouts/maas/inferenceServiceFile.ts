import type { ResolvedIntent } from '../../types';
import { printYaml } from '../../yaml/printYaml';
import { modelAddressField } from '../storageAddress';
import type { Profile } from './accelerators';
import {
  ANNOTATION_MODE,
  ANNOTATION_OWNER,
  LABEL_MODEL,
  LABEL_RELEASE,
} from './names';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

/**
 * `<environment>/<model>.yaml`: the whole InferenceService, because an environment has a file of its own.
 *
 * @internal
 */
export function inferenceServiceFile(
  intent: Deploy,
  options: {
    namespace: string;
    format: string;
    /** In the spelling that the site's KServe keeps. */
    mode: string;
    profile?: Profile;
  },
): string {
  const { model, artifact, runtime, accelerator, owner } = intent;
  const { namespace, format, mode, profile } = options;
  const replicas = intent.options?.minReplicas ?? 1;
  const devices = accelerator && {
    [accelerator.resource]: String(accelerator.count),
  };
  const claim = { ...intent.resources, ...devices };
  return printYaml({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: model.name,
      namespace,
      annotations: {
        'openshift.io/display-name': model.name,
        [ANNOTATION_MODE]: mode,
        [ANNOTATION_OWNER]: owner,
      },
      labels: {
        'opendatahub.io/dashboard': 'true',
        [LABEL_MODEL]: model.name,
        [LABEL_RELEASE]: model.version,
      },
    },
    spec: {
      predictor: {
        minReplicas: replicas,
        maxReplicas: Math.max(1, replicas),
        // A new pod that waits for the device of the old one would wait for ever.
        ...(devices && {
          deploymentStrategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
          },
        }),
        model: {
          modelFormat: { name: format },
          runtime,
          ...modelAddressField(artifact.uri),
          ...(Object.keys(claim).length > 0 && {
            resources: { requests: claim, limits: claim },
          }),
        },
        ...(profile && { tolerations: profile.tolerations }),
      },
    },
  });
}
