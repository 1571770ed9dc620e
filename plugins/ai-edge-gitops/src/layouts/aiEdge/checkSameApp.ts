import { InputError } from '@backstage/errors';
import type { ResolvedIntent } from '../../types';
import type { EdgeApp } from './readApp';

type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

/**
 * Throws an `InputError` naming the field when a deploy asks for something else than what the app, which is there
 * already, is.
 *
 * @internal
 */
export function checkSameApp(app: EdgeApp, intent: Deploy): void {
  const { artifact, model, owner } = intent;
  if (app.artifact !== artifact.uri) {
    throw new InputError(
      `artifact.uri: ${app.name} serves ${app.artifact ?? 'no pinned image'} already; a deploy does not change that, an update does`,
    );
  }
  const others: [string, string | undefined, string | undefined][] = [
    ['model.version', model.version, app.version],
    ['owner', owner, app.owner],
  ];
  for (const [field, asked, is] of others) {
    if (asked !== undefined && asked !== is) {
      throw new InputError(
        `${field}: ${app.name} is there already with ${is ?? 'none'}; a deploy does not change that, leave the field out`,
      );
    }
  }
  const shape = {
    resources: intent.resources,
    accelerator: intent.accelerator,
    'options.minReplicas': intent.options?.minReplicas,
    'options.readinessPath': intent.options?.readinessPath,
  };
  for (const [field, asked] of Object.entries(shape)) {
    if (asked !== undefined) {
      throw new InputError(
        `${field}: ${app.name} is there already; a deploy does not change that, leave the field out`,
      );
    }
  }
}
