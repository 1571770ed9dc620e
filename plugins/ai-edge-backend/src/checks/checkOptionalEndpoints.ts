import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check, CheckedHub } from './Check';
import { sourceGuide } from './sourceGuide';

const ENDPOINTS: {
  key: keyof CheckedHub['has'];
  kind: string;
  configure: string;
}[] = [
  {
    key: 'clusterProxy',
    kind: 'kserve',
    configure:
      'Configure clusterProxy of the hub under aiEdge.hubs (docs/configuration.md).',
  },
  {
    key: 'metrics',
    kind: 'metrics',
    configure:
      'Configure metrics of the hub under aiEdge.hubs (docs/configuration.md).',
  },
];

/** `not-configured:<hub>/<key>`: what a hub could tell if it were asked. */
export const checkOptionalEndpoints: Check = ({ hubs }) =>
  hubs.flatMap(({ name, has }) =>
    ENDPOINTS.filter(({ key }) => !has[key]).map(
      ({ key, kind, configure }): CheckFinding => ({
        id: `not-configured:${name}/${key}`,
        scope: 'hub',
        hub: name,
        state: 'unknown',
        title: `Hub ${name} has no ${key}`,
        detail: `It would give: ${sourceGuide(kind).gives}`,
        remedy: configure,
      }),
    ),
  );
