import { InputError } from '@backstage/errors';
import type { Tree } from '../../types';
import { paths } from './paths';
import { readApp, type EdgeApp } from './readApp';
import type { Registration } from './readRegistrations';

/** An app, and its registration when it is registered. */
export interface FoundApp {
  app: EdgeApp;
  registration?: Registration;
}

/**
 * The app that serves a model: by its label `model-name`, else by its own name. Throws an `InputError` when several
 * apps serve it.
 *
 * @internal
 */
export function findApp(
  tree: Tree,
  registrations: Registration[],
  model: string,
): FoundApp | undefined {
  const registered = registrations.filter(({ app }) => app.model === model);
  if (registered.length > 1) {
    const names = registered.map(({ app }) => app.name).join(', ');
    throw new InputError(
      `model.name: ${model} is served by several apps (${names}); name the app`,
    );
  }
  const registration =
    registered[0] ?? registrations.find(({ app }) => app.name === model);
  if (registration) return { app: registration.app, registration };
  const app = readApp(tree, paths.app(model)) ?? unregistered(tree, model);
  return app && { app };
}

/** An app that no list names any more, by its label. */
function unregistered(tree: Tree, model: string): EdgeApp | undefined {
  return appsOf(tree).find(app => app.model === model);
}

/**
 * Every app of the repository that serves a model, registered or not.
 *
 * @internal
 */
export function appsOf(tree: Tree): EdgeApp[] {
  const names = tree
    .paths(`${paths.apps}/`)
    .map(path => path.slice(paths.apps.length + 1).split('/')[0]);
  return [...new Set(names)].flatMap(
    name => readApp(tree, paths.app(name)) ?? [],
  );
}
