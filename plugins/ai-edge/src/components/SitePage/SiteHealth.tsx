import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Flex, Tag, TagGroup, Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Count } from '../Count';
import { Conditions, Facts, Section } from '../Facts';
import { SiteCapacity } from './SiteCapacity';

/** Conditions, add-ons, policies, capacity and taints of one site. */
export function SiteHealth({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { policies, addons, taints, asOf } = site;
  const count = (value: number) => (
    <Count value={value} asOf={asOf} reason={t('unknown.noValue')} />
  );
  const labels = Object.entries(site.labels);
  return (
    <Flex direction="column" gap="4">
      <Section title={t('site.conditions')}>
        <Conditions
          label={t('site.conditions')}
          conditions={site.conditions}
          empty={t('site.noConditions')}
        />
      </Section>
      <Section title={t('site.addons')}>
        {addons.length > 0 ? (
          <Facts
            items={addons.map(({ name, state }) => ({
              label: name,
              value: state,
            }))}
          />
        ) : (
          <Text>{t('site.noAddons')}</Text>
        )}
      </Section>
      <Section title={t('site.policies')}>
        {policies ? (
          <Facts
            items={[
              { label: t('site.compliant'), value: count(policies.compliant) },
              {
                label: t('site.nonCompliant'),
                value: count(policies.nonCompliant),
              },
              {
                label: t('site.pendingPolicies'),
                value: count(policies.pending),
              },
            ]}
          />
        ) : (
          <Text>{t('site.noPolicies')}</Text>
        )}
      </Section>
      <Section title={t('site.capacity')}>
        <SiteCapacity site={site} />
      </Section>
      <Section title={t('site.taints')}>
        {taints.length > 0 ? (
          <Facts
            items={taints.map(taint => ({
              label: taint.effect,
              value: [taint.key, taint.value].filter(Boolean).join('='),
            }))}
          />
        ) : (
          <Text>{t('site.noTaints')}</Text>
        )}
      </Section>
      {labels.length > 0 && (
        <Section title={t('site.labels')}>
          <TagGroup aria-label={t('site.labels')}>
            {labels.map(([key, value]) => (
              <Tag key={key} id={key} textValue={`${key}=${value}`}>
                {key}={value}
              </Tag>
            ))}
          </TagGroup>
        </Section>
      )}
    </Flex>
  );
}
