import type { GitOpsRepository } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link, Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Section } from '../Facts';
import styles from './Sources.module.css';

export interface RepositoryTableProps {
  repositories: GitOpsRepository[];
}

/** The GitOps repositories that changes go into. */
export function RepositoryTable({ repositories }: RepositoryTableProps) {
  const t = useAiEdgeTranslation();
  const title = t('sources.repositories');
  return (
    <Section title={title}>
      {repositories.length === 0 ? (
        <Text>{t('sources.noRepositories')}</Text>
      ) : (
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('sources.repository')}</th>
              <th scope="col">{t('sources.branch')}</th>
              <th scope="col">{t('sources.layout')}</th>
              <th scope="col">{t('sources.forge')}</th>
              <th scope="col">{t('sources.hubs')}</th>
            </tr>
          </thead>
          <tbody>
            {repositories.map(({ name, url, branch, layout, forge, hubs }) => (
              <tr key={name}>
                <th scope="row">
                  <Link href={url}>{name}</Link>
                </th>
                <td>{branch}</td>
                <td>{layout}</td>
                <td>{forge}</td>
                <td>{hubs.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
