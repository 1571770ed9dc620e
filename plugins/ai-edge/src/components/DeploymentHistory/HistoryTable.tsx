import type { DeploymentHistoryItem } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Button, Link } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { NotKnown } from '../Count';
import { PlainTable } from '../Facts';
import styles from './DeploymentHistory.module.css';
import { useActiveFor } from './useActiveFor';

const SHORT_COMMIT = 7;
const SHORT_DIGEST = 19;

/** `oci://…@sha256:4f2c91a7d0` instead of an address that fills three lines; the whole of it is the tooltip. */
function shortArtifact(uri: string): string {
  const [, digest] = uri.split('@');
  return digest?.startsWith('sha256:') ? digest.slice(0, SHORT_DIGEST) : uri;
}

export interface HistoryTableProps {
  items: DeploymentHistoryItem[];
  /** Absent where nothing can be proposed. */
  onPropose?: (item: DeploymentHistoryItem) => void;
}

/** One line a commit that changed what Git wants of a deployment, newest first. */
export function HistoryTable({ items, onPropose }: HistoryTableProps) {
  const t = useAiEdgeTranslation();
  const activeFor = useActiveFor();
  return (
    <PlainTable
      label={t('history.title')}
      columns={[
        t('history.when'),
        t('history.who'),
        t('history.version'),
        t('history.artifact'),
        t('history.change'),
        t('history.active'),
        t('history.action'),
      ]}
      rows={items.map(item => {
        const { revision, at, author, artifact, proposal, subject } = item;
        const version = item.removed ? t('history.removed') : item.version;
        const isOlder = !item.removed && item.activeTo !== undefined;
        return {
          id: revision,
          cells: [
            <span className={styles.whole}>
              <AsOf asOf={at} />
            </span>,
            author,
            version ?? <NotKnown reason={t('unknown.noValue')} />,
            artifact ? (
              <code title={artifact}>{shortArtifact(artifact)}</code>
            ) : (
              !item.removed && <NotKnown reason={t('history.noArtifact')} />
            ),
            <span title={subject}>
              {proposal && (
                <Link href={proposal.url}>
                  {t('history.pull', { number: proposal.number })}
                </Link>
              )}{' '}
              {subject} <code>{revision.slice(0, SHORT_COMMIT)}</code>
            </span>,
            <span className={styles.whole}>{activeFor(item)}</span>,
            isOlder && onPropose && (
              <Button
                size="small"
                variant="secondary"
                className={styles.whole}
                aria-label={t('history.proposeNamed', {
                  version: item.version ?? revision.slice(0, SHORT_COMMIT),
                  date: new Date(at).toLocaleString(),
                })}
                onPress={() => onPropose(item)}
              >
                {t('history.propose')}
              </Button>
            ),
          ],
        };
      })}
    />
  );
}
