import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { diffCounts } from '../DiffView';
import { DiffList } from './DiffList';

export type Built = NonNullable<Preview['built']>;

/** What the touched directories build, old against new: what the sites will see of the change. */
export function BuiltChanges({ built }: { built: Built }) {
  const t = useAiEdgeTranslation();
  if (built.length === 0) return <Text as="p">{t('preview.builtSame')}</Text>;
  return (
    <DiffList
      label={t('preview.builtList')}
      items={built.map(({ paths, sites, diff }) => ({
        id: paths.join('\n'),
        title:
          paths.length === 1
            ? paths[0]
            : t('preview.builtPaths', { n: paths.length }),
        fullTitle: paths.join('\n'),
        description: [
          t('preview.sites', { count: sites }),
          t('preview.counts', diffCounts(diff)),
        ].join(', '),
        diff,
        diffLabel: t('preview.builtOf', { path: paths[0] ?? '' }),
        note:
          paths.length > 1
            ? t('preview.builtIn', { paths: paths.join(', ') })
            : undefined,
      }))}
    />
  );
}
