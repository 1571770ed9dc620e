import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, CellText, Link } from '@backstage/ui';
import { useMemo } from 'react';
import { deploymentRouteRef, modelRouteRef, siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { Count, NotKnown } from '../Count';
import type { FleetColumn } from '../FleetTable';
import type { DeploymentTableRow } from './deploymentRow';
import { replicasText } from './replicasText';
import { StandingLabel } from './StandingLabel';
import { StateLabel } from './StateLabel';

type Column = FleetColumn<DeploymentTableRow>;

/** The columns of the deployments table: six shown, the others by choice. */
export function useDeploymentColumns(options?: {
  /** On a site's own page its name says nothing. */
  hidesSite?: boolean;
  /** Facts of a site that does not answer. */
  isSilent?: boolean;
  isSortable?: boolean;
}): Column[] {
  const { hidesSite, isSilent, isSortable = true } = options ?? {};
  const t = useAiEdgeTranslation();
  const deploymentLink = useRouteRef(deploymentRouteRef);
  const siteLink = useRouteRef(siteRouteRef);
  const modelLink = useRouteRef(modelRouteRef);
  return useMemo(() => {
    const text =
      (read: (row: DeploymentTableRow) => string | undefined): Column['cell'] =>
      row => {
        const value = read(row);
        return value ? (
          <CellText title={value} />
        ) : (
          <Cell>
            <NotKnown reason={t('unknown.noValue')} />
          </Cell>
        );
      };
    const optional = (
      id: 'namespace' | 'kind' | 'ring' | 'mode' | 'runtime' | 'hub' | 'owner',
      read: (row: DeploymentTableRow) => string | undefined,
    ): Column => ({
      id,
      label: t(`fields.${id}`),
      isSortable,
      minWidth: 140,
      priority: 8,
      cell: text(read),
    });
    const columns: Column[] = [
      {
        id: 'model',
        label: t('fields.model'),
        isRowHeader: true,
        isSortable,
        isDefault: true,
        isFlexible: true,
        minWidth: 190,
        priority: 1,
        cell: row => (
          <CellText
            title={row.model.name}
            href={modelLink({ name: row.model.name })}
          />
        ),
      },
      {
        id: 'version',
        label: t('fields.version'),
        isSortable,
        isDefault: true,
        minWidth: 120,
        priority: 3,
        cell: text(row => row.model.version),
      },
      {
        id: 'site',
        label: t('fields.site'),
        isSortable,
        isDefault: !hidesSite,
        minWidth: 200,
        priority: 2,
        cell: row => (
          <CellText
            title={row.ref.site}
            href={siteLink({ hub: row.ref.hub, name: row.ref.site })}
          />
        ),
      },
      {
        id: 'state',
        label: isSilent ? t('site.stateLastSeen') : t('fields.state'),
        isSortable,
        isDefault: true,
        minWidth: 190,
        priority: 4,
        cell: row => (
          <Cell>
            <Link href={deploymentLink(row.ref)} standalone>
              <StateLabel deployment={row} />
            </Link>
          </Cell>
        ),
      },
      {
        id: 'standing',
        label: t('fields.standing'),
        isSortable,
        isDefault: true,
        minWidth: 220,
        priority: 5,
        cell: row => (
          <Cell>
            <StandingLabel deployment={row} />
          </Cell>
        ),
      },
      {
        id: 'replicas',
        label: t('fields.replicas'),
        isDefault: true,
        minWidth: 120,
        priority: 6,
        cell: row => (
          <Cell>
            <Count
              value={replicasText(row.replicas, (ready, desired) =>
                t('deployment.replicasOf', { ready, desired }),
              )}
              asOf={row.asOf}
              reason={t('unknown.noReplicas')}
            />
          </Cell>
        ),
      },
      optional('mode', row => row.mode),
      optional('runtime', row => row.runtime),
      optional('ring', row => row.ring),
      optional('namespace', row => row.ref.namespace),
      optional('kind', row => row.ref.kind),
      optional('hub', row => row.ref.hub),
      optional('owner', row => row.owner),
      {
        id: 'endpoint',
        label: t('fields.endpoint'),
        minWidth: 240,
        priority: 9,
        cell: text(row => row.endpoint?.url),
      },
      {
        id: 'artifact',
        label: t('fields.artifact'),
        minWidth: 280,
        priority: 9,
        cell: text(row => row.artifact?.uri),
      },
    ];
    return columns;
  }, [t, deploymentLink, siteLink, modelLink, hidesSite, isSilent, isSortable]);
}
