import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import styles from './FacetBar.module.css';

const PAUSE_MS = 300;

export interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  /** Called with `key=value` on Enter, where the list can filter by label. */
  onLabel?: (label: string) => void;
  /** `/` anywhere on the page focuses the box. */
  hasShortcut?: boolean;
}

const LABEL = /^[^\s=]+=\S*$/;

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Free text over a list. Enter asks at once and never submits a form around it. */
export function SearchBox(props: SearchBoxProps) {
  const { label, placeholder, value, onChange, onLabel, hasShortcut } = props;
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;

  useEffect(() => {
    // The value changed elsewhere: Back, or "Clear all".
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current || (onLabel && LABEL.test(text))) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = text;
      latest.current(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onLabel]);

  useEffect(() => {
    if (!hasShortcut) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === '/' && plain && !isTyping(event.target)) {
        event.preventDefault();
        box.current?.querySelector('input')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [hasShortcut]);

  const submit = () => {
    if (onLabel && LABEL.test(text)) {
      setText('');
      sent.current = '';
      onLabel(text);
      return;
    }
    sent.current = text;
    onChange(text);
  };

  return (
    <SearchField
      ref={box}
      aria-label={label}
      placeholder={placeholder}
      className={styles.search}
      size="small"
      value={text}
      onChange={setText}
      onSubmit={submit}
    />
  );
}
