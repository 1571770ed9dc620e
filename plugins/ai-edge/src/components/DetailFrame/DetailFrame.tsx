import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Container, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useDelayed } from '../../hooks/useDelayed';
import { useAiEdgeTranslation } from '../../translation';
import { SourceAlerts, type HubSources } from '../SourceAlerts';
import { ErrorPanel, StoppedAlert, type ErrorPanelProps } from '../StatePanel';

export interface DetailFrameProps<TData extends { asOf?: string }>
  extends Pick<
    ErrorPanelProps,
    'things' | 'Things' | 'permission' | 'notFound'
  > {
  entry: { label: string; href: string };
  /** What was read; `shown` is undefined while it is another one's or its hub is not known yet. */
  read: { data?: unknown; error?: Error; reload(): void };
  shown?: TData;
  hub: Pick<HubSources, 'sources' | 'complete'>;
  header(data: TData): ReactNode;
  children(data: TData): ReactNode;
}

/** The page of one thing: its header and contents, or why they are not there. What is known stays on an error. */
export function DetailFrame<TData extends { asOf?: string }>(
  props: DetailFrameProps<TData>,
) {
  const { entry, read, shown, hub, header, children } = props;
  const { things, Things, permission, notFound } = props;
  const t = useAiEdgeTranslation();
  const { error, reload } = read;
  const showsSkeleton = useDelayed(!shown && !error, 200);

  return (
    <BreadcrumbEntry entry={entry}>
      {shown && (
        <>
          {header(shown)}
          <Container>
            {error && (
              <StoppedAlert
                error={error}
                asOf={shown.asOf}
                detail={t('panel.stoppedFacts')}
                onRetry={reload}
              />
            )}
            <SourceAlerts
              sources={hub.sources}
              complete={hub.complete}
              mb="4"
            />
            {children(shown)}
          </Container>
        </>
      )}
      {error && !read.data && (
        <Container>
          <ErrorPanel
            error={error}
            things={things}
            Things={Things}
            permission={permission}
            onRetry={reload}
            notFound={notFound}
          />
        </Container>
      )}
      {showsSkeleton && (
        <Container>
          <VisuallyHidden role="status">
            {t('panel.loading', { things })}
          </VisuallyHidden>
          <Skeleton width="40%" height={32} style={{ margin: '24px 0' }} />
          <Skeleton width="100%" height={180} />
        </Container>
      )}
    </BreadcrumbEntry>
  );
}
