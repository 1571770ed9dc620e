import { proposalReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { changeRouteRef, changesRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DetailFrame } from '../DetailFrame';
import { Section } from '../Facts';
import { FileChanges } from '../FileChanges';
import { ChangeHeader } from './ChangeHeader';
import { ChangeNotes } from './ChangeNotes';
import { ChangeProgress } from './ChangeProgress';
import { ChangeSites } from './ChangeSites';

export interface ChangePageProps {
  gitops: string;
  number: number;
  tab: 'sites' | 'files';
}

const NO_SOURCES = { sources: [], complete: true };

/** One proposal: how far it is, what it changes, and what has come of it on the sites. */
export function ChangePage({ gitops, number, tab }: ChangePageProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(changesRouteRef);
  const link = useRouteRef(changeRouteRef);
  const change = useFleetData(
    `${gitops}#${number}`,
    signal => api.getProposal(gitops, number, { signal }),
    ['proposal', 'deployment', 'site'],
  );
  const shown = change.isStale ? undefined : change.data;

  return (
    <DetailFrame
      entry={{
        label: `#${number}`,
        href: link({ gitops, number: String(number) }),
      }}
      read={change}
      shown={shown}
      hub={NO_SOURCES}
      header={data => <ChangeHeader change={data} tab={tab} />}
      things={t('things.theChange')}
      Things={t('things.TheChange')}
      permission={proposalReadPermission.name}
      notFound={{
        text: t('panel.changeNotFound', { number, gitops }),
        href: listLink(),
        label: t('action.allChanges'),
      }}
    >
      {data => (
        <Flex direction="column" gap="4">
          <ChangeProgress change={data} />
          <ChangeNotes change={data} />
          {tab === 'sites' ? (
            <ChangeSites change={data} />
          ) : (
            <Section title={t('change.files')}>
              {data.files.length > 0 ? (
                <FileChanges files={data.files} />
              ) : (
                <Text>{t('change.noFiles')}</Text>
              )}
            </Section>
          )}
        </Flex>
      )}
    </DetailFrame>
  );
}
