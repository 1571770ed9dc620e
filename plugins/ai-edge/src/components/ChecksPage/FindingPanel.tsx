import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { StatusLabel } from '../StatusLabel';
import styles from './ChecksPage.module.css';
import { CopyButton } from './CopyButton';

export interface FindingPanelProps {
  finding: CheckFinding;
  /** When the checks were made. */
  checkedAt: string;
}

/** One finding: what was found, why it matters, what to do. What failed is open from the start. */
export function FindingPanel({ finding, checkedAt }: FindingPanelProps) {
  const t = useAiEdgeTranslation();
  const { state, title, detail, remedy, asOf } = finding;
  return (
    <Accordion defaultExpanded={state === 'fail'} className={styles.finding}>
      <AccordionTrigger level={4}>
        <span className={styles.trigger}>
          <StatusLabel kind="finding" value={state} />
          <span>{title}</span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <dl className={styles.detail}>
          {detail && (
            <>
              <dt>{t('checks.why')}</dt>
              <dd>{detail}</dd>
            </>
          )}
          {remedy && (
            <>
              <dt>{t('checks.remedy')}</dt>
              <dd>
                {remedy} <CopyButton text={remedy} />
              </dd>
            </>
          )}
          <dt>{t('checks.checked')}</dt>
          <dd>
            <AsOf asOf={checkedAt} />
            {asOf && (
              <>
                , {t('checks.lastAnswer')} <AsOf asOf={asOf} />
              </>
            )}
          </dd>
        </dl>
      </AccordionPanel>
    </Accordion>
  );
}
