import {
  deploymentStates,
  parseDeploymentRef,
  standingStates,
  type ProposalDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, CellText, Link, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { deploymentRouteRef, modelRouteRef, siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { Section } from '../Facts';
import { FleetTable, type FleetColumn } from '../FleetTable';
import { StatusLabel } from '../StatusLabel';
import styles from './ChangePage.module.css';

type Item = ProposalDetail['sites']['items'][number];
type Row = Item & { id: string };

/** From so many rows on the table scrolls in itself. */
const MANY = 12;

/** The sites that a change is for, each with how its deployment stands. */
export function ChangeSites({ change }: { change: ProposalDetail }) {
  const t = useAiEdgeTranslation();
  const { sites } = change;
  const columns = useSiteColumns();
  const rows = useMemo(
    () =>
      sites.items.map((item, index) => ({
        ...item,
        id: item.deployment ?? String(index),
      })),
    [sites.items],
  );
  return (
    <Section title={t('change.sites')}>
      {rows.length === 0 ? (
        <Text>
          {sites.hidden > 0
            ? t('change.hidden', { count: sites.hidden })
            : t('change.noneChanged')}
        </Text>
      ) : (
        <div className={rows.length > MANY ? styles.table : undefined}>
          <FleetTable<Row>
            label={t('change.sites')}
            columns={columns}
            rows={rows}
            isCompact={rows.length <= MANY}
          />
        </div>
      )}
      {rows.length > 0 && rows.length < sites.count && (
        <Text as="p" color="secondary" variant="body-small">
          {t('change.more', { n: rows.length, total: sites.count })}
        </Text>
      )}
    </Section>
  );
}

function useSiteColumns(): FleetColumn<Row>[] {
  const t = useAiEdgeTranslation();
  const siteLink = useRouteRef(siteRouteRef);
  const modelLink = useRouteRef(modelRouteRef);
  const deploymentLink = useRouteRef(deploymentRouteRef);
  return useMemo(
    () => [
      {
        id: 'site',
        label: t('fields.site'),
        isRowHeader: true,
        isFlexible: true,
        minWidth: 200,
        priority: 1,
        cell: ({ ref }) => <CellText title={ref.name} href={siteLink(ref)} />,
      },
      {
        id: 'model',
        label: t('fields.model'),
        minWidth: 200,
        priority: 4,
        cell: ({ model }) => (
          <CellText title={model} href={modelLink({ name: model })} />
        ),
      },
      {
        id: 'standing',
        label: t('fields.standing'),
        minWidth: 220,
        priority: 2,
        cell: ({ standing, text, deployment }) => {
          const known = standingStates.find(state => state === standing);
          const label = known ? (
            <StatusLabel kind="standing" value={known} detail={text} />
          ) : (
            <NotKnown reason={text ?? t('change.notSeen')} />
          );
          return (
            <Cell>
              {deployment ? (
                <Link
                  standalone
                  href={deploymentLink(parseDeploymentRef(deployment))}
                >
                  {label}
                </Link>
              ) : (
                label
              )}
            </Cell>
          );
        },
      },
      {
        id: 'state',
        label: t('fields.state'),
        minWidth: 160,
        priority: 3,
        cell: ({ state, standing }) => {
          const known = deploymentStates.find(other => other === state);
          return (
            <Cell>
              {known ? (
                <StatusLabel
                  kind="state"
                  value={known}
                  remembered={standing === 'not-reporting'}
                />
              ) : (
                <NotKnown reason={t('change.notSeen')} />
              )}
            </Cell>
          );
        },
      },
    ],
    [t, siteLink, modelLink, deploymentLink],
  );
}
