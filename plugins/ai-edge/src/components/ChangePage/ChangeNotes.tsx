import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Alert, ButtonLink, Flex, Link } from '@backstage/ui';
import { changeRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { useTemplateHref } from '../DeployButton';

/** What somebody who is to merge it should know: who else changes the same files, and whether it is still current. */
export function ChangeNotes({ change }: { change: ProposalDetail }) {
  const t = useAiEdgeTranslation();
  const { ago } = useAge();
  const link = useRouteRef(changeRouteRef);
  const templateHref = useTemplateHref();
  const { gitops, conflicts, replan, wish, state, impact } = change;
  const isRetireOne = wish?.kind === 'retire' && wish.step !== 'files';
  const notOwned = impact ? impact.files - impact.owned : 0;
  const retireHref =
    isRetireOne && state === 'merged'
      ? templateHref('retire-edge-model', {
          gitops,
          model: { name: wish.model.name },
          step: 'files',
        })
      : undefined;
  const replanTitle = () => {
    if (replan?.state !== 'held') {
      return replan?.state === 'updated'
        ? t('change.replanUpdated', { age: ago(replan.at) })
        : undefined;
    }
    return replan.reason
      ? t('change.replanHeld', { reason: replan.reason })
      : t('change.replanHeldPlain');
  };
  const replanned = state === 'open' ? replanTitle() : undefined;
  return (
    <Flex direction="column" gap="2">
      {state === 'open' &&
        conflicts.map(({ number, paths }) => (
          <div key={number} role="status">
            <Alert
              status="warning"
              icon
              title={
                <Link href={link({ gitops, number: String(number) })}>
                  {t('change.conflict', { number, count: paths.length })}
                </Link>
              }
              description={paths.join(', ')}
            />
          </div>
        ))}
      {replanned && (
        <div role="status">
          <Alert
            status={replan?.state === 'held' ? 'warning' : 'info'}
            icon
            title={replanned}
          />
        </div>
      )}
      {notOwned > 0 && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('change.notOwned', { count: notOwned })}
          />
        </div>
      )}
      {isRetireOne && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('change.retireStep')}
            customActions={
              retireHref && (
                <ButtonLink size="small" variant="secondary" href={retireHref}>
                  {t('change.retireNext')}
                </ButtonLink>
              )
            }
          />
        </div>
      )}
    </Flex>
  );
}
