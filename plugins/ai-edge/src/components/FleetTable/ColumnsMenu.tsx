import {
  Button,
  MenuListBox,
  MenuListBoxItem,
  MenuTrigger,
} from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';

export interface ColumnsMenuProps {
  columns: { id: string; label: string; isRowHeader?: boolean }[];
  shown: string[];
  onChange: (columns: string[] | undefined) => void;
}

/** Which columns are shown. The name always is. */
export function ColumnsMenu({ columns, shown, onChange }: ColumnsMenuProps) {
  const t = useAiEdgeTranslation();
  const optional = columns.filter(({ isRowHeader }) => !isRowHeader);
  return (
    <MenuTrigger>
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiLayoutColumnLine aria-hidden="true" />}
      >
        {t('list.columns')}
      </Button>
      <MenuListBox
        aria-label={t('list.columns')}
        selectionMode="multiple"
        selectedKeys={shown}
        onSelectionChange={keys =>
          onChange(
            columns
              .map(({ id }) => id)
              .filter(id => keys === 'all' || keys.has(id)),
          )
        }
      >
        {optional.map(({ id, label }) => (
          <MenuListBoxItem key={id} id={id}>
            {label}
          </MenuListBoxItem>
        ))}
      </MenuListBox>
    </MenuTrigger>
  );
}
