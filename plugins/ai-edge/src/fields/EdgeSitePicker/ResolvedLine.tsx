import type {
  ResolvedSites,
  SiteRef,
  SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert, Button, Text } from '@backstage/ui';
import clsx from 'clsx';
import { explainError } from '../../components/StatePanel';
import { useAiEdgeTranslation } from '../../translation';
import styles from './EdgeSitePicker.module.css';
import { nameList } from './nameList';
import { silentCount } from './silentCount';
import type { Resolution } from './useResolvedSites';

export interface ResolvedLineProps {
  resolution: Resolution;
  onChange: (selection: SiteSelection | undefined) => void;
}

/** How many sites the selection comes to, and what is special about them. Never a 0 that nobody counted. */
export function ResolvedLine({ resolution, onChange }: ResolvedLineProps) {
  const { result, error, isPending } = resolution;
  const t = useAiEdgeTranslation();
  const names = (refs: SiteRef[]) =>
    nameList(refs, (shown, n) => t('picker.andMore', { names: shown, n }));

  const sentences = ({ count, fit, byAvailability }: ResolvedSites) => {
    const silent = silentCount(byAvailability);
    const isFitKnown = fit.fits + fit.doesNotFit > 0;
    return [
      t('picker.resolved', { count }) +
        (isFitKnown ? `: ${t('picker.fit', fit)}.` : '.'),
      ...(silent > 0 ? [t('picker.silent', { count: silent })] : []),
      t('picker.later'),
    ].join(' ');
  };
  const leaveOut = ({ refs, notAllowed }: ResolvedSites) => {
    const excluded = new Set(
      notAllowed.map(({ hub, name }) => `${hub}/${name}`),
    );
    const rest = refs.filter(
      ({ hub, name }) => !excluded.has(`${hub}/${name}`),
    );
    onChange(rest.length > 0 ? { names: rest } : undefined);
  };

  return (
    <div role="status" aria-live="polite" aria-busy={isPending}>
      {error && !isPending && (
        <Alert
          status="danger"
          icon
          title={t('picker.countFailed', {
            message: explainError(error).message,
          })}
        />
      )}
      {isPending && !result && <Text as="p">{t('picker.counting')}</Text>}
      {result && (
        <div className={clsx(isPending && styles.dimmed)}>
          <Text as="p" weight="bold">
            {result.count > 0 ? sentences(result) : t('picker.none')}
          </Text>
          {result.refs.length > 0 && (
            <details className={styles.resolved}>
              <summary>{t('picker.showSites')}</summary>
              <ul className={styles.names}>
                {result.refs.map(({ hub, name }) => (
                  <li key={`${hub}/${name}`}>{`${hub}/${name}`}</li>
                ))}
              </ul>
              {result.refs.length < result.count && (
                <Text as="p" color="secondary" variant="body-small">
                  {t('change.more', {
                    n: result.refs.length,
                    total: result.count,
                  })}
                </Text>
              )}
            </details>
          )}
          {result.unmatched.length > 0 && (
            <Text as="p">
              {t('picker.unmatched', {
                count: result.unmatched.length,
                names: names(result.unmatched),
              })}
            </Text>
          )}
          {result.notAllowed.length > 0 && (
            <Alert
              status="warning"
              icon
              title={t('picker.notAllowed', {
                count: result.notAllowed.length,
                names: names(result.notAllowed),
              })}
              customActions={
                // Only the first 500 are known by name.
                result.count <=
                result.refs.length + result.notAllowed.length ? (
                  <Button
                    size="small"
                    variant="secondary"
                    onPress={() => leaveOut(result)}
                  >
                    {t('picker.leaveOut')}
                  </Button>
                ) : undefined
              }
            />
          )}
        </div>
      )}
    </div>
  );
}
