import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert, Flex, Tag, TagGroup } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Conditions, Section } from '../Facts';
import { isSilent } from '../SitesPage';
import { SiteAddons } from './SiteAddons';
import { SiteCapacity } from './SiteCapacity';
import { SiteNodes } from './SiteNodes';
import { SitePolicies } from './SitePolicies';
import { SiteSelection } from './SiteSelection';
import { SiteVersions } from './SiteVersions';

export interface SiteHealthProps {
  site: SiteDetail & { isRemembered?: boolean };
}

/** How the site is: what its hub keeps for it, and what was read when the page was opened. */
export function SiteHealth({ site }: SiteHealthProps) {
  const t = useAiEdgeTranslation();
  const { kind, live, capacity } = site;
  const isCluster = kind === 'cluster';
  const labels = Object.entries(site.labels);
  return (
    <Flex direction="column" gap="4">
      {live?.message && (
        <div role="status">
          <Alert
            status="info"
            icon
            title={t('health.notRead')}
            description={t('health.notReadDetail', { message: live.message })}
          />
        </div>
      )}
      <Section title={t('site.conditions')}>
        <Conditions
          label={t('site.conditions')}
          conditions={site.conditions}
          empty={t('site.noConditions')}
        />
      </Section>
      {isCluster && <SiteAddons site={site} />}
      {isCluster && <SitePolicies site={site} isSilent={isSilent(site)} />}
      {isCluster && <SiteNodes site={site} isSilent={isSilent(site)} />}
      {(isCluster || capacity) && (
        <Section title={t('site.capacity')}>
          <SiteCapacity site={site} />
        </Section>
      )}
      <SiteVersions site={site} />
      {isCluster && <SiteSelection site={site} />}
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
