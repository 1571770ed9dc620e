import type { SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, TextAreaField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { explainError } from '../../components/StatePanel';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import { parseNames } from './parseNames';

export interface PasteChooserProps {
  names: SiteRef[];
  onChange: (names: SiteRef[]) => void;
}

/** Names from somewhere else, one a line. */
export function PasteChooser({ names, onChange }: PasteChooserProps) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const [text, setText] = useState(() =>
    names.map(({ hub, name }) => `${hub}/${name}`).join('\n'),
  );
  const hubs = useFleetData(
    'hubs',
    async signal =>
      (await api.getSitesSummary({}, { signal })).facets.hub?.map(
        ({ value }) => value,
      ),
    ['site'],
  );
  const known = hubs.data?.join() ?? '';
  const parsed = parseNames(text, known ? known.split(',') : []);

  const latest = useRef(onChange);
  latest.current = onChange;
  const isTouched = useRef(false);
  useEffect(() => {
    // The hubs may arrive after the names.
    if (!isTouched.current) return;
    latest.current(parseNames(text, known ? known.split(',') : []).names);
  }, [text, known]);

  return (
    <>
      <TextAreaField
        label={t('picker.pasteLabel')}
        description={t('picker.pasteHint')}
        rows={8}
        value={text}
        onChange={value => {
          isTouched.current = true;
          setText(value);
        }}
      />
      {hubs.error && (
        <Alert
          status="warning"
          icon
          title={t('list.countsFailed', {
            message: explainError(hubs.error).message,
          })}
        />
      )}
      {known && parsed.withoutHub.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('picker.needsHub', { names: parsed.withoutHub.join(', ') })}
        />
      )}
    </>
  );
}
