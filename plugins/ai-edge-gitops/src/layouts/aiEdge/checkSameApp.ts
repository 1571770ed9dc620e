import { InputError } from '@backstage/errors';
import type { ResolvedIntent, Tree } from '../../types';
import { asList, asText, asTexts, dig } from '../../yaml/narrow';
import { loadManifests, ofKind } from './loadManifests';
import type { EdgeApp } from './readApp';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

/**
 * Throws an `InputError` naming the field when a deploy asks for something else than what the app, which is there
 * already, is.
 *
 * @internal
 */
export function checkSameApp(tree: Tree, app: EdgeApp, intent: Deploy): void {
  const { artifact, model, owner } = intent;
  if (app.artifact !== artifact.uri) {
    throw new InputError(
      `artifact.uri: ${app.name} serves ${
        app.artifact ?? 'no pinned image'
      } already; a deploy does not change that, an update does`,
    );
  }
  const deployment = ofKind(loadManifests(tree, app.dir), 'Deployment');
  const container = asList(
    dig(deployment, 'spec', 'template', 'spec', 'containers'),
  ).find(item => dig(item, 'name') === 'model');
  const limits = asTexts(dig(container, 'resources', 'limits'));
  const { resources, accelerator, options } = intent;
  const fields: [string, string | undefined, string | undefined][] = [
    ['model.version', model.version, app.version],
    ['owner', owner, app.owner],
    // Apps that the portal has not made do not say it.
    ['runtime', app.runtime && intent.runtime, app.runtime],
    ['resources.cpu', resources?.cpu, limits.cpu],
    ['resources.memory', resources?.memory, limits.memory],
    [
      'accelerator',
      accelerator && String(accelerator.count),
      accelerator && limits[accelerator.resource],
    ],
    [
      'options.minReplicas',
      asText(options?.minReplicas),
      asText(dig(deployment, 'spec', 'replicas')),
    ],
    [
      'options.readinessPath',
      options?.readinessPath,
      asText(dig(container, 'readinessProbe', 'httpGet', 'path')),
    ],
  ];
  for (const [field, asked, is] of fields) {
    if (asked !== undefined && asked !== is) {
      throw new InputError(
        `${field}: ${app.name} is there already with ${
          is ?? 'none'
        }; a deploy does not change that, leave the field out`,
      );
    }
  }
}
