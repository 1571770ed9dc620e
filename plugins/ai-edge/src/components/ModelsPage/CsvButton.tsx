import type {
  MatrixRow,
  ModelMatrix,
  ModelMatrixQuery,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useAiEdgeTranslation } from '../../translation';
import { explainError } from '../StatePanel';
import { matrixCsv } from './matrixCsv';

export interface CsvButtonProps {
  /** What is on screen; all its pages are written. */
  query: ModelMatrixQuery;
  onError: (error: Error | undefined) => void;
}

const PAGE = 100;

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'ai-edge-models.csv';
  link.click();
  URL.revokeObjectURL(url);
}

/** All rows that match, as a file. */
export function CsvButton({ query, onError }: CsvButtonProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const [isReading, setIsReading] = useState(false);

  const write = async () => {
    setIsReading(true);
    onError(undefined);
    try {
      const rows: MatrixRow[] = [];
      let page: ModelMatrix | undefined;
      do {
        page = await api.getModelMatrix({
          ...query,
          limit: PAGE,
          cursor: page?.pageInfo.nextCursor,
        });
        rows.push(...page.items);
      } while (page.pageInfo.nextCursor !== undefined);
      download(matrixCsv(t, page, page.groups, rows));
    } catch (cause) {
      const { message } = explainError(toError(cause));
      onError(new Error(t('models.csvFailed', { message })));
    } finally {
      setIsReading(false);
    }
  };

  return (
    <Button
      variant="tertiary"
      size="small"
      iconStart={<RiDownloadLine aria-hidden="true" />}
      loading={isReading}
      onPress={write}
    >
      {t('models.csv')}
    </Button>
  );
}
