import type { ModelDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Section } from '../Facts';
import { ShareBar, useDeploymentsHref } from '../VersionMatrix';
import styles from './ModelPage.module.css';
import { shareKindOf } from './shareKindOf';

/** The rings that move the model, each with the versions on it. Nothing where no ring does. */
export function ModelRings({ model }: { model: ModelDetail }) {
  const t = useAiEdgeTranslation();
  const href = useDeploymentsHref();
  const { name, rings } = model;
  if (rings.every(({ ring }) => ring === undefined)) return null;
  return (
    <Section title={t('model.rings')}>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('model.rings')}>
          <thead>
            <tr>
              <th scope="col">{t('model.ring')}</th>
              <th scope="col" className={styles.number}>
                {t('model.sites')}
              </th>
              <th scope="col" className={styles.number}>
                {t('model.ready')}
              </th>
              <th scope="col">{t('model.versions')}</th>
            </tr>
          </thead>
          <tbody>
            {rings.map(({ ring, sites, ready, versions }) => (
              <tr key={ring ?? ''}>
                <th scope="row">{ring ?? t('model.noRing')}</th>
                <td className={styles.number}>
                  {ring === undefined ? (
                    sites.toLocaleString()
                  ) : (
                    <Link
                      href={href({ model: [name], ring: [ring] })}
                      aria-label={t('cell.name', {
                        where: ring,
                        facts: t('cell.sites', { count: sites }),
                      })}
                    >
                      {sites.toLocaleString()}
                    </Link>
                  )}
                </td>
                <td className={styles.number}>{ready.toLocaleString()}</td>
                <td>
                  <span className={styles.ringBar}>
                    <ShareBar
                      shares={versions.map(one => ({
                        kind: shareKindOf(model, one.version),
                        sites: one.sites,
                      }))}
                    />
                  </span>
                  <span className={styles.note}>
                    {versions
                      .map(one =>
                        one.version === undefined
                          ? t('cell.noVersion', { n: one.sites })
                          : t('cell.on', {
                              n: one.sites,
                              version: one.version,
                            }),
                      )
                      .join(', ')}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
