import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import type { ProposalKind } from './proposalWish';
import { useProposalUrl } from './useProposalUrl';

/** An entry of the menu: what a dialog proposes, or where else it leads. */
export type ActionsMenuItem =
  | { kind: ProposalKind }
  | { id: 'update' | 'rollback' | 'canary'; href: string };

/** What can be done to a model from its page; nothing is done before a pull request is merged. */
export function ActionsMenu({ items }: { items: ActionsMenuItem[] }) {
  const t = useAiEdgeTranslation();
  const { open } = useProposalUrl();
  return (
    <MenuTrigger>
      <Button
        variant="secondary"
        iconEnd={<RiArrowDownSLine aria-hidden="true" />}
      >
        {t('proposing.actions')}
      </Button>
      <Menu placement="bottom end">
        {items.map(item =>
          'kind' in item ? (
            <MenuItem
              key={item.kind}
              id={item.kind}
              onAction={() => open(item.kind)}
            >
              {t(`proposing.${item.kind}`)}
            </MenuItem>
          ) : (
            <MenuItem key={item.id} id={item.id} href={item.href}>
              {t(`proposing.${item.id}`)}
            </MenuItem>
          ),
        )}
      </Menu>
    </MenuTrigger>
  );
}
