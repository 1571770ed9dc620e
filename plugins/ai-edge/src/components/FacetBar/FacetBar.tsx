import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Button, Flex, Tag, TagGroup } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { facetOptions, type Facet } from './facet';
import styles from './FacetBar.module.css';
import { FacetSelect } from './FacetSelect';
import { SearchBox } from './SearchBox';

export interface FacetBarProps {
  search: { label: string; placeholder: string };
  q: string;
  filters: Record<string, string[]>;
  facets: Facet[];
  summary?: Summary;
  onSearch: (q: string) => void;
  onFilter: (field: string, values: string[]) => void;
  onClear: () => void;
  /** At the end of the toolbar. */
  actions?: ReactNode;
  /** At the end of the line below it. */
  totals?: ReactNode;
  hasShortcut?: boolean;
}

/** Toolbar of a list: search, facets with counts, chips for what has no facet on screen, and the totals. */
export function FacetBar(props: FacetBarProps) {
  const { search, q, filters, facets, summary, actions, totals } = props;
  const { onSearch, onFilter, onClear, hasShortcut } = props;
  const t = useAiEdgeTranslation();
  const [showsMore, setShowsMore] = useState(false);
  const shown = facets.filter(({ isPrimary }) => isPrimary || showsMore);
  const hasMore = facets.some(({ isPrimary }) => !isPrimary);
  const onScreen = new Set(shown.map(({ field }) => field));
  const labelOf = (field: string) =>
    facets.find(facet => facet.field === field)?.label ?? t('fields.label');
  const wordOf = (field: string, value: string) =>
    facets.find(facet => facet.field === field)?.format?.(value) ?? value;
  const chips = Object.entries(filters)
    .filter(([field]) => !onScreen.has(field))
    .map(([field, values]) => ({
      id: field,
      text: t('list.chip', {
        label: labelOf(field),
        values: values.map(value => wordOf(field, value)).join(', '),
      }),
    }));
  const isFiltered = Boolean(q) || Object.keys(filters).length > 0;
  const addLabel = (label: string) => {
    onSearch('');
    onFilter('label', [...new Set([...(filters.label ?? []), label])]);
  };

  return (
    <Flex direction="column" gap="2">
      <div
        className={styles.toolbar}
        role="search"
        aria-label={t('list.filters')}
      >
        <SearchBox
          {...search}
          value={q}
          onChange={onSearch}
          onLabel={addLabel}
          hasShortcut={hasShortcut}
        />
        {shown.map(facet => (
          <FacetSelect
            key={facet.field}
            facet={facet}
            chosen={filters[facet.field] ?? []}
            options={facetOptions(facet, filters[facet.field] ?? [], summary)}
            onChange={values => onFilter(facet.field, values)}
          />
        ))}
        {hasMore && (
          <Button
            variant="tertiary"
            size="small"
            aria-expanded={showsMore}
            onPress={() => setShowsMore(!showsMore)}
          >
            {showsMore ? t('list.fewerFilters') : t('list.moreFilters')}
          </Button>
        )}
        <div className={styles.actions}>{actions}</div>
      </div>
      <div className={styles.line}>
        {chips.length > 0 && (
          <TagGroup
            aria-label={t('list.activeFilters')}
            items={chips}
            onRemove={keys => keys.forEach(key => onFilter(String(key), []))}
          >
            {chip => (
              <Tag id={chip.id} textValue={chip.text}>
                {chip.text}
              </Tag>
            )}
          </TagGroup>
        )}
        {isFiltered && (
          <Button variant="tertiary" size="small" onPress={onClear}>
            {t('list.clearAll')}
          </Button>
        )}
        <div className={styles.totals}>{totals}</div>
      </div>
    </Flex>
  );
}
