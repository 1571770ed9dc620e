import {
  RiCheckboxBlankCircleLine,
  RiCheckboxCircleFill,
  RiErrorWarningLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import clsx from 'clsx';
import styles from './StageLine.module.css';

/** How far one stage has come, as far as anybody knows. */
export type StageState = 'done' | 'ahead' | 'gap' | 'not-known';

const ICONS: Record<StageState, RemixiconComponentType> = {
  done: RiCheckboxCircleFill,
  ahead: RiCheckboxBlankCircleLine,
  gap: RiErrorWarningLine,
  'not-known': RiQuestionLine,
};

export interface StageLineProps {
  label: string;
  stages: { id: string; label: string; state: StageState; detail?: string }[];
}

/** Dots on a line, one a stage. The gap is the message. */
export function StageLine({ label: name, stages }: StageLineProps) {
  return (
    <ol className={styles.line} aria-label={name}>
      {stages.map(({ id, label, state, detail }) => {
        const Icon = ICONS[state];
        return (
          <li
            key={id}
            className={clsx(styles.step, styles[state])}
            data-stage={state}
          >
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
