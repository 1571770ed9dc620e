import {
  deploymentReadPermission,
  siteGroupBySchema,
  type SiteGroupBy,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useSearchParams } from 'react-router-dom';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';
import { modelRouteRef, modelsRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DetailFrame } from '../DetailFrame';
import { ModelHeader } from './ModelHeader';
import { ModelVersions } from './ModelVersions';
import { ModelWhere } from './ModelWhere';
import { useModelSources } from './useModelSources';

export interface ModelPageProps {
  name: string;
  tab: 'where' | 'versions';
}

/** One model over the fleet: where it runs, in which version. */
export function ModelPage({ name, tab }: ModelPageProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const listLink = useRouteRef(modelsRouteRef);
  const link = useRouteRef(modelRouteRef);
  const [params] = useSearchParams();
  const asked = siteGroupBySchema.safeParse(params.get('group') ?? '');
  const groupBy = (asked.success ? asked.data : 'clusterSet') as SiteGroupBy;
  const model = useFleetData(
    JSON.stringify([name, groupBy]),
    signal => api.getModel(name, { groupBy }, { signal }),
    ['deployment', 'site', 'source', 'proposal'],
  );
  const sources = useModelSources();
  // While the groups are others the numbers of the model are the same: only another model is waited for.
  const shown =
    model.data?.name === name && !sources.isLoading ? model.data : undefined;

  return (
    <DetailFrame
      entry={{ label: name, href: link({ name }) }}
      read={model}
      shown={shown}
      hub={sources}
      header={data => <ModelHeader model={data} tab={tab} />}
      things={t('things.theModel')}
      Things={t('things.TheModel')}
      permission={deploymentReadPermission.name}
      notFound={{
        text: t('panel.modelNotFound', { name }),
        href: listLink(),
        label: t('action.allModels'),
      }}
    >
      {data =>
        tab === 'where' ? (
          <ModelWhere model={data} groupBy={groupBy} />
        ) : (
          <ModelVersions model={data} />
        )
      }
    </DetailFrame>
  );
}
