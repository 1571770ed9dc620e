import { Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import type { DiffViewProps } from './DiffView';

const DiffView = lazy(() =>
  import('./DiffView').then(m => ({ default: m.DiffView })),
);

/** {@link DiffView}, loaded when it is drawn. */
export function LazyDiffView(props: DiffViewProps) {
  return (
    <Suspense fallback={<Skeleton width="100%" height={160} />}>
      <DiffView {...props} />
    </Suspense>
  );
}
