import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useAiEdgeTranslation } from '../../translation';

/** Puts a text onto the clipboard, and says whether it is there. */
export function CopyButton({ text }: { text: string }) {
  const t = useAiEdgeTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Browsers refuse without a permission or https; the text is there to be marked by hand.
      setOutcome('copyFailed');
    }
  };
  return (
    <span>
      <Button size="small" variant="secondary" onPress={copy}>
        {t('checks.copy')}
      </Button>{' '}
      <span role="status">{outcome && t(`checks.${outcome}`)}</span>
    </span>
  );
}
