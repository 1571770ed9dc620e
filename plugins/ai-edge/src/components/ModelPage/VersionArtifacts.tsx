import type { ModelVersionDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { Section } from '../Facts';
import styles from './ModelPage.module.css';

export interface VersionArtifactsProps {
  version: ModelVersionDetail;
  isLatest: boolean;
}

/** The artifacts that go by one version. */
export function VersionArtifacts(props: VersionArtifactsProps) {
  const { version: row, isLatest } = props;
  const t = useAiEdgeTranslation();
  const { version } = row;
  let title: string = t('model.artifactsUnknown');
  if (version !== undefined) {
    title = t('model.artifacts', {
      version: isLatest ? t('models.latestLine', { version }) : version,
    });
  }
  return (
    <Section title={title}>
      {row.artifacts.length === 0 ? (
        <Text as="p">{t('model.noArtifact')}</Text>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('model.uri')}</th>
                <th scope="col">{t('model.digest')}</th>
                <th scope="col" className={styles.number}>
                  {t('model.deployments')}
                </th>
              </tr>
            </thead>
            <tbody>
              {row.artifacts.map(({ uri, digest, derived, deployments }) => (
                <tr key={`${uri} ${digest} ${derived}`}>
                  <th scope="row" className={styles.uri}>
                    {uri}
                    {derived && (
                      <span className={styles.note}>
                        {' '}
                        {t('deployment.derived')}
                      </span>
                    )}
                  </th>
                  <td className={styles.uri}>
                    {digest ?? <NotKnown reason={t('model.noDigest')} />}
                  </td>
                  <td className={styles.number}>
                    {deployments.toLocaleString()}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {row.artifacts.length > 1 && (
        <Text as="p" color="secondary" variant="body-small">
          {t('model.moved')}
        </Text>
      )}
    </Section>
  );
}
