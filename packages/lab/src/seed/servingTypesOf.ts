import { siteResourceTypes } from '../kube';
import type { ResourceType } from '../kube/types';
import type { SiteProfile } from './SiteProfile';

/** What a site's API server serves. KServe 0.16 knows LLMInferenceServices by their first version only. */
export function servingTypesOf({
  kserveVersion,
}: Pick<SiteProfile, 'kserveVersion'>): readonly ResourceType[] {
  if (kserveVersion !== '0.16') return siteResourceTypes;
  return siteResourceTypes.map(type =>
    type.kind === 'LLMInferenceService'
      ? { ...type, versions: ['v1alpha1'] }
      : type,
  );
}
