import { InputError } from '@backstage/errors';
import type { Layout } from '../../types';
export const kserveSitesLayout: Layout = {
  id: 'kserve-sites',
  owns: path => /^(models|bootstrap)\//.test(path),
  read: () => [],
  resolve: () => [],
  plan: () => { throw new InputError('intent: not yet'); },
};
