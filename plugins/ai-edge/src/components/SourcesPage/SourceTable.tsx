import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { NotKnown } from '../Count';
import { Section } from '../Facts';
import { StatusLabel } from '../StatusLabel';
import styles from './SourcesPage.module.css';

/** One line a source, in the order of the backend. */
export function SourceTable({ sources }: { sources: SourceStatus[] }) {
  const t = useAiEdgeTranslation();
  return (
    <Section title={t('sources.title')}>
      <table className={styles.table} aria-label={t('sources.title')}>
        <thead>
          <tr>
            <th scope="col">{t('sources.source')}</th>
            <th scope="col">{t('sources.kind')}</th>
            <th scope="col">{t('fields.hub')}</th>
            <th scope="col">{t('sources.state')}</th>
            <th scope="col">{t('sources.answered')}</th>
            <th scope="col">{t('sources.message')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(source => (
            <tr key={source.id}>
              <th scope="row">{source.id}</th>
              <td>{source.kind}</td>
              <td>{source.hub}</td>
              <td>
                <StatusLabel kind="source" value={source.state} />
              </td>
              <td>
                {source.asOf ? (
                  <AsOf asOf={source.asOf} />
                ) : (
                  <NotKnown reason={t('unknown.never')} />
                )}
              </td>
              <td>{source.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
