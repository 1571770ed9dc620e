import clsx from 'clsx';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import styles from './StatusLabel.module.css';
import {
  statusVocabulary,
  type StatusKind,
  type StatusLook,
  type StatusValue,
} from './statusVocabulary';

export interface StatusLabelProps<TKind extends StatusKind> {
  kind: TKind;
  value: StatusValue<TKind>;
  /** The word is the last one heard, not today's: drawn dashed, with the age of `since`. */
  remembered?: boolean;
  /** When the word was last known true, or when it began if it is not known now. */
  since?: string;
  /** Goes after the word, such as `2/3`. */
  count?: string;
  /** A sentence for the tooltip. */
  detail?: string;
}

/** One status as icon and word, never as a colour alone. */
export function StatusLabel<TKind extends StatusKind>(
  props: StatusLabelProps<TKind>,
) {
  const { kind, value, remembered, since, count, detail } = props;
  const t = useAiEdgeTranslation();
  const { ago, span } = useAge();
  const table = statusVocabulary[kind] as Record<string, StatusLook>;
  const { look, icon: Icon } = table[value as string];
  const drawn = remembered ? 'not-known' : look;
  // The key is made of two parts that the types cannot join; a test walks over every value.
  let label: string = t(`${kind}.${String(value)}` as 'state.ready');
  if (count) label = `${label} ${count}`;
  if (since && remembered) {
    label = t('status.withAge', { label, age: ago(since) });
  } else if (since && look === 'not-known') {
    label = t('status.withAge', { label, age: span(since) });
  }
  return (
    <span
      className={clsx(styles.label, styles[drawn])}
      data-look={drawn}
      title={detail}
    >
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <span className={styles.word}>{label}</span>
    </span>
  );
}
