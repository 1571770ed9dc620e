import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button, Select, Skeleton, Text } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { explainError } from '../../components/StatePanel';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import type { GitOpsRepositoryPickerProps } from './gitOpsRepositoryPickerSchema';

/** Chooses the GitOps repository; where there is only one it is chosen already. */
export function GitOpsRepositoryPicker(props: GitOpsRepositoryPickerProps) {
  const { formData, onChange, schema, required } = props;
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const { data, error, isLoading, reload } = useFleetData(
    'gitops',
    signal => api.getSources({ signal }),
    ['source'],
  );
  const only = data?.gitops.length === 1 ? data.gitops[0].name : undefined;
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (only && !formData) latest.current(only);
  }, [only, formData]);

  if (error && !data) {
    return (
      <div role="alert">
        <Alert
          status="danger"
          icon
          title={t('repository.failed', {
            message: explainError(error).message,
          })}
          customActions={
            <Button size="small" variant="secondary" onPress={reload}>
              {t('action.tryAgain')}
            </Button>
          }
        />
      </div>
    );
  }
  if (isLoading || !data) return <Skeleton width="100%" height={40} />;
  if (data.gitops.length === 0) return <Text>{t('repository.none')}</Text>;
  const chosen = data.gitops.find(({ name }) => name === formData);
  return (
    <Select
      label={schema.title ?? t('repository.title')}
      description={
        chosen
          ? t('repository.description', chosen)
          : (schema.description as string | undefined)
      }
      placeholder={t('repository.placeholder')}
      isRequired={required}
      options={data.gitops.map(({ name }) => ({ id: name, label: name }))}
      value={formData ?? null}
      onChange={key => onChange(key === null ? undefined : String(key))}
    />
  );
}
