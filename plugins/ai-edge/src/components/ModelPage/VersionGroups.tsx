import type {
  ModelDetail,
  ModelVersionDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import {
  groupFilter,
  groupId,
  groupText,
  ShareBar,
  useDeploymentsHref,
} from '../VersionMatrix';
import styles from './ModelPage.module.css';
import { shareKindOf } from './shareKindOf';

const SHOWN = 6;

/** Where one version runs: a bar for each group, all of one scale. */
export function VersionGroups(props: {
  model: ModelDetail;
  version: ModelVersionDetail;
}) {
  const { model, version } = props;
  const { groups, groupBy } = model;
  const t = useAiEdgeTranslation();
  const href = useDeploymentsHref();
  const most = Math.max(
    ...model.versions.flatMap(one => one.groups.map(({ sites }) => sites)),
  );
  const kind = shareKindOf(model, version.version);
  const sorted = [...version.groups].sort((a, b) => b.sites - a.sites);
  const rest = sorted.slice(SHOWN);
  return (
    <ul className={styles.groups}>
      {sorted.slice(0, SHOWN).map(({ group: index, sites }) => {
        const group = groups[index];
        const filter = groupFilter({ groupBy }, group);
        const text = groupText(t, groupBy, group);
        const count = sites.toLocaleString();
        return (
          <li key={groupId(group)}>
            <span className={styles.groupName} title={text}>
              {text}
            </span>
            <span
              className={styles.groupBar}
              style={{ width: `${(100 * sites) / most}px` }}
            >
              <ShareBar shares={[{ kind, sites }]} />
            </span>
            {filter && version.version !== undefined ? (
              <Link
                href={href(
                  { model: [model.name], version: [version.version] },
                  filter,
                )}
                aria-label={t('cell.name', {
                  where: text,
                  facts: t('cell.sites', { count: sites }),
                })}
              >
                {count}
              </Link>
            ) : (
              count
            )}
          </li>
        );
      })}
      {rest.length > 0 && (
        <li>
          {t('model.more', {
            n: rest.reduce((sum, { sites }) => sum + sites, 0),
          })}
        </li>
      )}
    </ul>
  );
}
