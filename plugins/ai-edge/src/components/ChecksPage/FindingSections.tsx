import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { Section } from '../Facts';
import { FindingPanel } from './FindingPanel';
import { groupFindings, type FindingGroup } from './groupFindings';

export interface FindingSectionsProps {
  findings: CheckFinding[];
  checkedAt: string;
}

/** What was found, by hub and scope. */
export function FindingSections(props: FindingSectionsProps) {
  const { findings, checkedAt } = props;
  const t = useAiEdgeTranslation();
  const title = ({ scope, hub }: FindingGroup) => {
    if (scope === 'site') return t('checks.ofSites');
    if (scope === 'template') return t('checks.ofTemplates');
    return hub ? t('checks.ofHub', { hub }) : t('checks.ofAll');
  };
  return (
    <>
      {groupFindings(findings).map(group => (
        <Section key={`${group.scope} ${group.hub}`} title={title(group)}>
          {group.findings.map(finding => (
            <FindingPanel
              key={finding.id}
              finding={finding}
              checkedAt={checkedAt}
            />
          ))}
        </Section>
      ))}
    </>
  );
}
