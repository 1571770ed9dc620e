import {
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Tag, TagGroup } from '@backstage/ui';
import { useState } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import type { SiteQuery } from './selectionFilter';
import { SiteChoiceTable } from './SiteChoiceTable';

export interface HandChooserProps {
  names: SiteRef[];
  onChange: (names: SiteRef[]) => void;
}

const MOST_TAGS = 40;

/** Ticks sites one by one. Searching and paging only finds them; the ticked ones stay. */
export function HandChooser({ names, onChange }: HandChooserProps) {
  const t = useAiEdgeTranslation();
  const [query, setQuery] = useState<SiteQuery>({ q: '', filters: {} });
  const tags = names.map(ref => ({ id: stringifySiteRef(ref), ref }));
  return (
    <>
      <SiteChoiceTable
        query={query}
        onQuery={setQuery}
        chosen={names}
        onChosen={onChange}
      />
      {tags.length > 0 && tags.length <= MOST_TAGS && (
        <TagGroup
          aria-label={t('picker.chosen')}
          items={tags}
          onRemove={keys =>
            onChange(
              tags.filter(({ id }) => !keys.has(id)).map(({ ref }) => ref),
            )
          }
        >
          {({ id, ref }) => (
            <Tag id={id} textValue={ref.name}>
              {ref.name}
            </Tag>
          )}
        </TagGroup>
      )}
    </>
  );
}
