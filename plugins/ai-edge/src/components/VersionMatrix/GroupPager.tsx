import { ButtonIcon } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import type { GroupPage } from './useGroupPage';
import styles from './VersionMatrix.module.css';

export interface GroupPagerProps {
  page: GroupPage;
  total: number;
  /** What a column is: a group, or one site and at the end the rest. */
  words: 'groups' | 'columns';
  /** Is given the one-based place of the first group. */
  onChange: (first: number) => void;
}

/** Which groups are the columns now. Nothing when all of them fit. */
export function GroupPager({ page, total, words, onChange }: GroupPagerProps) {
  const { from, size } = page;
  const t = useAiEdgeTranslation();
  if (from === 0 && total <= size) return null;
  const to = Math.min(from + size, total);
  return (
    <span className={styles.pager}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiArrowLeftSLine />}
        aria-label={t('models.groupsBefore')}
        isDisabled={from === 0}
        onPress={() => onChange(Math.max(0, from - size) + 1)}
      />
      {t(`models.${words}`, { from: from + 1, to, total })}
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiArrowRightSLine />}
        aria-label={t('models.groupsAfter')}
        isDisabled={to >= total}
        onPress={() => onChange(from + size + 1)}
      />
    </span>
  );
}
