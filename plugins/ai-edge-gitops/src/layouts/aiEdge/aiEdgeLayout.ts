import { InputError } from '@backstage/errors';
import type { Layout } from '../../types';
export const aiEdgeLayout: Layout = {
  id: 'ai-edge',
  owns: path => /^(acm|bootstrap)\//.test(path),
  read: () => [],
  resolve: () => [],
  plan: () => { throw new InputError('intent: not yet'); },
};
