import { InputError } from '@backstage/errors';
import type {
  FileChange,
  Layout,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';

/**
 * The smallest layout there can be: `models/<model>/<hub>.<site>` holds the artifact of a model on a site. A model
 * called `refused` has a finding that blocks.
 */
export const linesLayout: Layout = {
  id: 'lines',
  owns: path => path.startsWith('models/'),
  read: tree =>
    tree.paths('models/').map(path => {
      const [, model, place] = path.split('/');
      const [hub, site] = place.split('.');
      return {
        hub,
        site,
        model,
        artifact: tree.read(path)?.trim(),
        namespace: model,
        object: { kind: 'InferenceService', name: model },
        path,
        application: `{site}-${model}`,
      };
    }),
  resolve: (assignments, inventory) =>
    assignments.flatMap(({ selector: _selector, site, ...assignment }) =>
      site && inventory.some(({ name }) => name === site)
        ? [{ ...assignment, site }]
        : [],
    ),
  plan(tree, intent) {
    if (!('artifact' in intent) || intent.artifact === undefined) {
      throw new InputError(`kind: the lines layout cannot ${intent.kind}`);
    }
    const { name } = intent.model;
    const sites =
      intent.sites?.map(({ hub, name: site }) => ({ hub, name: site })) ??
      tree.paths(`models/${name}/`).map(path => {
        const [hub, site] = path.split('/')[2].split('.');
        return { hub, name: site };
      });
    if (sites.length === 0) {
      throw new InputError(`model.name: nothing runs ${name}`);
    }
    const after = `${intent.artifact.uri}\n`;
    const files = sites.flatMap((site): FileChange[] => {
      const path = `models/${name}/${site.hub}.${site.name}`;
      const before = tree.read(path);
      if (before === after) return [];
      return before === undefined
        ? [{ path, change: 'create', after }]
        : [{ path, change: 'update', before, after }];
    });
    const added = files.filter(({ change }) => change === 'create').length;
    return {
      files,
      applications: { added, removed: 0 },
      sites,
      findings:
        name === 'refused'
          ? [{ id: 'no', state: 'fail', title: 'This would remove too much' }]
          : [],
    };
  },
};
