/**
 * Where the files are that say which sites build a path, as a prefix: the directory of its model in `kserve-sites`, the
 * whole repository in layouts that keep membership elsewhere.
 *
 * @public
 */
export function lineScope(layout: string, path: string): string {
  if (layout !== 'kserve-sites') return '';
  const [top, model] = path.split('/');
  return model === undefined ? '' : `${top}/${model}/`;
}
