import type {
  SiteRef,
  SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useState } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { FieldFrame } from '../FieldFrame';
import type { EdgeSitePickerProps } from './edgeSitePickerSchema';
import styles from './EdgeSitePicker.module.css';
import { HandChooser } from './HandChooser';
import { PasteChooser } from './PasteChooser';
import { ResolvedLine } from './ResolvedLine';
import { queryOf, selectionOf } from './selectionFilter';
import { SiteChoiceTable } from './SiteChoiceTable';
import { useResolvedSites } from './useResolvedSites';

const MODES = ['byQuery', 'byHand', 'paste'] as const;
type Mode = (typeof MODES)[number];

/** A form holds `{}` for what was not chosen yet. */
function chosenOf(value: SiteSelection | undefined): SiteSelection | undefined {
  return value && Object.values(value).some(part => part !== undefined)
    ? value
    : undefined;
}

/**
 * Chooses sites by a query, by hand or by pasted names. Its value is exactly `Intent['sites']`, and the only state:
 * the form mounts it anew at each step.
 */
export function EdgeSitePicker(props: EdgeSitePickerProps) {
  const { onChange, formData, schema } = props;
  const t = useAiEdgeTranslation();
  const value = chosenOf(formData);
  const [mode, setMode] = useState<Mode>(value?.names ? 'byHand' : 'byQuery');
  const resolution = useResolvedSites(value);

  const choose = (next: Mode) => {
    setMode(next);
    const isNames = next !== 'byQuery';
    if (isNames !== Boolean(value?.names)) onChange(undefined);
  };
  const onNames = (names: SiteRef[]) =>
    onChange(names.length > 0 ? { names } : undefined);

  return (
    <FieldFrame title={schema.title ?? t('picker.title')}>
      <ToggleButtonGroup
        aria-label={t('picker.mode')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[mode]}
        onSelectionChange={keys => choose([...keys][0] as Mode)}
      >
        {MODES.map(id => (
          <ToggleButton key={id} id={id}>
            {t(`picker.${id}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {mode === 'byQuery' && (
        <>
          <Text as="p" color="secondary">
            {t('picker.chooseFilter')}
          </Text>
          <SiteChoiceTable
            query={queryOf(value)}
            onQuery={query => onChange(selectionOf(query))}
          />
        </>
      )}
      {mode === 'byHand' && (
        <>
          <Text as="p" color="secondary">
            {t('picker.chooseSites')}
          </Text>
          <HandChooser names={value?.names ?? []} onChange={onNames} />
        </>
      )}
      {mode === 'paste' && (
        <PasteChooser names={value?.names ?? []} onChange={onNames} />
      )}
      <div className={styles.line}>
        <ResolvedLine
          resolution={resolution}
          onChange={selection => {
            setMode('byHand');
            onChange(selection);
          }}
        />
      </div>
    </FieldFrame>
  );
}
