import {
  checkScopes,
  type CheckFinding,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import styles from './ChecksPage.module.css';
import { findingUrgency } from './groupFindings';
import type { ChecksUrl } from './useChecksUrl';

export interface ChecksBarProps {
  url: ChecksUrl;
  findings: CheckFinding[];
  asOf: string;
}

const ALL = 'all';

/** Which scopes and states there are, with what is looked at. Each is counted without its own choice. */
export function ChecksBar({ url, findings, asOf }: ChecksBarProps) {
  const t = useAiEdgeTranslation();
  const scopes = checkScopes.filter(
    scope =>
      scope === url.scope || findings.some(finding => finding.scope === scope),
  );
  const inScope = findings.filter(
    ({ scope }) => !url.scope || scope === url.scope,
  );
  const count = (state: CheckFinding['state']) =>
    inScope.filter(finding => finding.state === state).length;
  return (
    <div className={styles.bar}>
      <ToggleButtonGroup
        aria-label={t('checks.scope')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[url.scope ?? ALL]}
        onSelectionChange={keys => {
          const [key] = [...keys].map(String);
          url.setScope(key === ALL ? undefined : key);
        }}
      >
        {[
          <ToggleButton key={ALL} id={ALL} size="small">
            {t('checks.allScopes')}
          </ToggleButton>,
          ...scopes.map(scope => (
            <ToggleButton key={scope} id={scope} size="small">
              {t(`checks.${scope}`)}
            </ToggleButton>
          )),
        ]}
      </ToggleButtonGroup>
      <ToggleButtonGroup
        aria-label={t('checks.states')}
        selectionMode="multiple"
        selectedKeys={url.states}
        onSelectionChange={keys => url.setStates([...keys].map(String))}
      >
        {findingUrgency.map(state => (
          <ToggleButton key={state} id={state} size="small">
            {t('checks.stateCount', {
              state: t(`finding.${state}`),
              n: count(state),
            })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <span className={styles.aside}>
        {t('asOf.prefix')} <AsOf asOf={asOf} />
      </span>
    </div>
  );
}
