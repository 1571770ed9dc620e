import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Header } from '@backstage/ui';
import { changeRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { ChecksLabel } from '../ChangesPage';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';

export interface ChangeHeaderProps {
  change: ProposalDetail;
  tab: 'sites' | 'files';
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** State, checks, author and repository of a change, with the tabs. */
export function ChangeHeader({ change, tab }: ChangeHeaderProps) {
  const t = useAiEdgeTranslation();
  const { gitops, number, title, url, state, author, mergeable } = change;
  const link = useRouteRef(changeRouteRef)({ gitops, number: String(number) });
  const yesOrNo = mergeable ? t('change.yes') : t('change.no');
  return (
    <Header
      title={t('change.title', { number, title })}
      customActions={
        <ButtonLink variant="secondary" href={url}>
          {t('change.openOn', { forge: hostOf(url) ?? t('change.forge') })}
        </ButtonLink>
      }
      metadata={[
        {
          label: t('fields.state'),
          value: <StatusLabel kind="proposal" value={state} />,
        },
        { label: t('fields.checks'), value: <ChecksLabel change={change} /> },
        ...(state === 'open'
          ? [
              {
                label: t('change.mergeable'),
                value:
                  mergeable === undefined ? (
                    <NotKnown reason={t('change.mergeUnknown')} />
                  ) : (
                    yesOrNo
                  ),
              },
            ]
          : []),
        {
          label: t('change.by'),
          value: author ?? <NotKnown reason={t('changes.noAuthor')} />,
        },
        { label: t('change.repository'), value: gitops },
      ]}
      tabs={[
        { id: 'sites', label: t('change.sites'), href: `${link}/sites` },
        { id: 'files', label: t('change.files'), href: `${link}/files` },
      ]}
      activeTabId={tab}
    />
  );
}
