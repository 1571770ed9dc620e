import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf, useAge } from '../AsOf';
import { NotKnown } from '../Count';
import { Section } from '../Facts';
import { StatusLabel } from '../StatusLabel';
import styles from './Sources.module.css';

export interface SourceTableProps {
  title: string;
  sources: SourceStatus[];
}

/** What does not answer comes first, what is not there by choice last. */
const URGENCY: SourceStatus['state'][] = [
  'failed',
  'stale',
  'starting',
  'ok',
  'absent',
];

/** One line a source: how it is, what it gives, what is missing and how to get it. */
export function SourceTable({ title, sources }: SourceTableProps) {
  const t = useAiEdgeTranslation();
  const { span } = useAge();
  const sorted = [...sources].sort(
    (one, other) =>
      URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state) ||
      one.id.localeCompare(other.id),
  );
  return (
    <Section title={title}>
      <table className={styles.table} aria-label={title}>
        <colgroup>
          <col style={{ width: '24%' }} />
          <col style={{ width: 130 }} />
          <col style={{ width: 90 }} />
          <col style={{ width: 100 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t('sources.source')}</th>
            <th scope="col">{t('sources.state')}</th>
            <th scope="col">{t('sources.since')}</th>
            <th scope="col">{t('sources.answered')}</th>
            <th scope="col">{t('sources.message')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ id, state, since, asOf, ...source }) => (
            <tr key={id} data-state={state}>
              <th scope="row">
                {id}
                {source.gives && (
                  <span className={styles.quiet}>{source.gives}</span>
                )}
              </th>
              <td>
                <StatusLabel kind="source" value={state} />
              </td>
              <td>
                {since ? (
                  <time
                    dateTime={since}
                    title={new Date(since).toLocaleString()}
                  >
                    {span(since)}
                  </time>
                ) : (
                  <NotKnown reason={t('unknown.noValue')} />
                )}
              </td>
              <td>
                {asOf ? (
                  <AsOf asOf={asOf} />
                ) : (
                  <NotKnown reason={t('unknown.never')} />
                )}
              </td>
              <td>
                {source.message && (
                  <span className={state === 'absent' ? styles.quiet : ''}>
                    {source.message}
                  </span>
                )}
                {source.remedy && (
                  <span className={styles.quiet}>
                    {t(state === 'absent' ? 'sources.remedy' : 'sources.toDo')}:{' '}
                    {source.remedy}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
