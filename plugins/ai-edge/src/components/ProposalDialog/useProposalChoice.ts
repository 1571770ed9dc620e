import { InputError, toError } from '@backstage/errors';
import { useMemo, useState } from 'react';
import type { Wish } from '../../hooks/usePlan';
import { useAiEdgeTranslation } from '../../translation';
import type { ProposalChoicesProps } from './ProposalChoices';
import {
  intentOf,
  reachesOf,
  type ProposalChoice,
  type ProposalKind,
  type ProposalSubject,
} from './proposalWish';
import { useRepositories } from './useRepositories';

/** What is chosen in a dialog, and the wish that comes of it. */
export function useProposalChoice(
  kind: ProposalKind,
  subject: ProposalSubject,
  given: { version?: string; revision?: string },
): {
  choices: ProposalChoicesProps;
  /** Absent while something is open. */
  choice?: ProposalChoice;
  wish: Wish;
  /** The repositories are still being looked for. */
  isReading: boolean;
} {
  const t = useAiEdgeTranslation();
  const { names, error } = useRepositories(subject.model, subject.deployment);
  const [reachId, setReachId] = useState<string>();
  const [chosenRepository, setRepository] = useState<string>();
  const [chosenVersion, setVersion] = useState<string>();

  const reaches = reachesOf(kind, subject);
  const reach = reaches.find(({ id }) => id === reachId) ?? reaches[0];
  const gitops =
    chosenRepository ?? (names?.length === 1 ? names[0] : undefined);
  const asksVersion =
    kind === 'rollback' && !given.version && !given.revision
      ? subject.versions ?? []
      : undefined;
  const version = given.version ?? chosenVersion;

  const missing = () => {
    if (error) return error.message;
    if (names?.length === 0) return t('proposing.noRepository');
    if (!gitops) return t('proposing.chooseRepository');
    if (!reach) return t('proposing.chooseReach');
    return asksVersion && !version ? t('proposing.chooseVersion') : undefined;
  };
  const problem = missing();
  const choice: ProposalChoice | undefined = problem
    ? undefined
    : {
        kind,
        model: subject.model,
        gitops: gitops!,
        reach,
        version,
        revision: given.revision,
      };
  const key = choice && JSON.stringify(choice);
  const wish = useMemo<Wish>(() => {
    if (!key) return { error: new InputError(problem) };
    try {
      return { intent: intentOf(JSON.parse(key)) };
    } catch (cause) {
      return { error: toError(cause) };
    }
  }, [key, problem]);

  return {
    choices: {
      reaches,
      reach,
      onReach: setReachId,
      repositories: names,
      gitops,
      onGitops: setRepository,
      versions: asksVersion,
      version,
      onVersion: setVersion,
    },
    choice,
    wish,
    isReading: !names && !error,
  };
}
