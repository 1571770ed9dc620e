import type { ModelDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Header, Link } from '@backstage/ui';
import { modelRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { NotKnown } from '../Count';
import { useDeploymentsHref } from '../VersionMatrix';
import { ModelActions } from './ModelActions';

export interface ModelHeaderProps {
  model: ModelDetail;
  tab: 'where' | 'versions';
}

/** Name, latest version, sites, owner and format, with the tabs. */
export function ModelHeader({ model, tab }: ModelHeaderProps) {
  const t = useAiEdgeTranslation();
  const { name, latest, sites, owner, formats, asOf } = model;
  const link = useRouteRef(modelRouteRef)({ name });
  const href = useDeploymentsHref()({ model: [name] });
  return (
    <Header
      title={name}
      customActions={
        <>
          <ButtonLink variant="secondary" href={href}>
            {t('model.all')}
          </ButtonLink>
          <ModelActions model={model} />
        </>
      }
      metadata={[
        {
          label: t('model.latest'),
          value: latest ?? <NotKnown reason={t('model.noLatest')} />,
        },
        {
          label: t('model.sites'),
          value: <Link href={href}>{sites.toLocaleString()}</Link>,
        },
        {
          label: t('model.owner'),
          value: owner ?? <NotKnown reason={t('model.noOwner')} />,
        },
        {
          label: t('model.format'),
          value: formats.join(', ') || (
            <NotKnown reason={t('unknown.noValue')} />
          ),
        },
        ...(asOf
          ? [{ label: t('fields.asOf'), value: <AsOf asOf={asOf} /> }]
          : []),
      ]}
      tabs={[
        { id: 'where', label: t('model.where'), href: `${link}/where` },
        {
          id: 'versions',
          label: t('model.versions'),
          href: `${link}/versions`,
        },
      ]}
      activeTabId={tab}
    />
  );
}
