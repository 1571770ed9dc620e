import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  RiCheckboxCircleFill,
  RiCheckboxBlankCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import { useAiEdgeTranslation } from '../../translation';
import styles from './StageLine.module.css';
import { stages, type StageState } from './stages';

const ICONS: Record<StageState, RemixiconComponentType> = {
  done: RiCheckboxCircleFill,
  ahead: RiCheckboxBlankCircleLine,
  gap: RiErrorWarningLine,
  'not-known': RiQuestionLine,
};

export interface StageLineProps {
  deployment: Pick<
    ModelDeployment,
    'standing' | 'state' | 'model' | 'remembered'
  >;
}

/** Three dots on a line: proposed, merged, on the site. The gap is the message. */
export function StageLine({ deployment }: StageLineProps) {
  const t = useAiEdgeTranslation();
  const { proposed, merged, onSite } = stages(deployment);
  const { version } = deployment.model;
  const isOnSite = onSite === 'done' || deployment.state !== undefined;
  const steps = [
    { id: 'proposed', label: t('deployment.proposed'), state: proposed },
    {
      id: 'merged',
      label: t('deployment.merged'),
      state: merged,
      detail: merged === 'ahead' ? t('deployment.notInGit') : undefined,
    },
    {
      id: 'onSite',
      label: t('deployment.onSite'),
      state: onSite,
      detail: isOnSite
        ? [version, onSite === 'not-known' && t('deployment.asLastSeen')]
            .filter(Boolean)
            .join(', ')
        : t('deployment.notHere'),
    },
  ];
  return (
    <ol className={styles.line} aria-label={t('deployment.line')}>
      {steps.map(({ id, label, state, detail }) => {
        const Icon = ICONS[state];
        return (
          <li key={id} className={clsx(styles.step, styles[state])}>
            <Icon size={20} aria-hidden="true" />
            <span>
              {label}
              {detail && <span className={styles.detail}> {detail}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
