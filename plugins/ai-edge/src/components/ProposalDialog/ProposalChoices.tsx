import { Flex, Radio, RadioGroup, Select } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import type { Reach } from './proposalWish';

export interface ProposalChoicesProps {
  reaches: Reach[];
  reach?: Reach;
  onReach: (id: string) => void;
  /** Offered only where there is something to choose. */
  repositories?: string[];
  gitops?: string;
  onGitops: (name: string) => void;
  versions?: string[];
  version?: string;
  onVersion: (version: string) => void;
}

/** What a dialog asks before it can plan: where, and which version or repository where that is open. */
export function ProposalChoices(props: ProposalChoicesProps) {
  const { reaches, reach, onReach, repositories, gitops, onGitops } = props;
  const { versions, version, onVersion } = props;
  const t = useAiEdgeTranslation();
  const words = (one: Reach) => {
    switch (one.on) {
      case 'site':
        return t('proposing.onSite', { site: one.site.name });
      case 'ring':
        return t('proposing.onRing', { ring: one.ring });
      case 'canary':
        return t('proposing.canaryRing', { ring: one.ring });
      default:
        return t('proposing.onAll');
    }
  };
  const select = (
    label: string,
    values: string[],
    value: string | undefined,
    onChange: (value: string) => void,
  ) => (
    <Select
      label={label}
      size="small"
      options={values.map(id => ({ id, label: id }))}
      value={value ?? null}
      onChange={key => key !== null && onChange(String(key))}
    />
  );
  return (
    <Flex gap="6" align="start">
      {reaches.length > 0 && (
        <RadioGroup
          label={t('proposing.reach')}
          orientation="horizontal"
          value={reach?.id ?? null}
          onChange={onReach}
        >
          {reaches.map(one => (
            <Radio key={one.id} value={one.id}>
              {words(one)}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {versions && select(t('proposing.version'), versions, version, onVersion)}
      {repositories &&
        repositories.length > 1 &&
        select(t('change.repository'), repositories, gitops, onGitops)}
    </Flex>
  );
}
