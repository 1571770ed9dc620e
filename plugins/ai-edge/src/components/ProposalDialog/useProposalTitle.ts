import { useAiEdgeTranslation } from '../../translation';
import type { ProposalKind } from './proposalWish';

const SHORT_COMMIT = 7;

/** Verb, model, version and, once it is planned, the number of sites. */
export function useProposalTitle(
  kind: ProposalKind,
  model: string,
  options: { version?: string; revision?: string; sites?: number },
): string {
  const t = useAiEdgeTranslation();
  const { version, revision, sites } = options;
  const words = () => {
    switch (kind) {
      case 'stop':
        return t('proposing.titleStop', { model });
      case 'start':
        return t('proposing.titleStart', { model });
      case 'retire':
        return t('proposing.titleRetire', { model });
      case 'promote':
        return t('proposing.titlePromote', { model });
      case 'abort':
        return t('proposing.titleAbort', { model });
      default: {
        const commit =
          revision &&
          t('proposing.commit', { revision: revision.slice(0, SHORT_COMMIT) });
        const to = version ?? commit;
        return to
          ? t('proposing.titleRollback', { model, to })
          : t('proposing.titleRollbackPlain', { model });
      }
    }
  };
  const title = words();
  return sites === undefined
    ? title
    : t('proposing.onSites', { title, count: sites });
}
