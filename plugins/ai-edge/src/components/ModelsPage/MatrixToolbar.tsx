import type {
  ModelMatrix,
  ModelMatrixQuery,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { SearchBox } from '../FacetBar';
import { allText } from '../VersionMatrix';
import { CsvButton } from './CsvButton';
import { GroupBySelect } from './GroupBySelect';
import { InventoryLine } from './InventoryLine';
import styles from './ModelsPage.module.css';
import { SortSelect } from './SortSelect';
import type { MatrixActions, MatrixState } from './useMatrixState';

export interface MatrixToolbarProps {
  state: MatrixState;
  actions: MatrixActions;
  query: ModelMatrixQuery;
  matrix: ModelMatrix | undefined;
  onCsvError: (error: Error | undefined) => void;
}

/** What is asked of the matrix, and how much it counts. */
export function MatrixToolbar(props: MatrixToolbarProps) {
  const { state, actions, query, matrix, onCsvError } = props;
  const { grouping, view } = state;
  const t = useAiEdgeTranslation();
  return (
    <>
      <div
        className={styles.toolbar}
        role="search"
        aria-label={t('list.filters')}
      >
        <SearchBox
          label={t('models.searchLabel')}
          placeholder={t('models.search')}
          value={state.q}
          onChange={actions.setSearch}
          hasShortcut
        />
        <GroupBySelect value={grouping.groupBy} onChange={actions.setGroupBy} />
        <SortSelect sort={state.sort} onChange={actions.setSort} />
        <div className={styles.actions}>
          <ToggleButtonGroup
            aria-label={t('models.view')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[view]}
            onSelectionChange={keys => actions.setView(String([...keys][0]))}
          >
            <ToggleButton id="bars" size="small">
              {t('models.bars')}
            </ToggleButton>
            <ToggleButton id="table" size="small">
              {t('models.table')}
            </ToggleButton>
          </ToggleButtonGroup>
          <CsvButton query={query} onError={onCsvError} />
        </div>
      </div>
      <div className={styles.line}>
        {grouping.expand !== undefined && (
          <nav className={styles.path} aria-label={t('models.where')}>
            <Link href={actions.searchOf(undefined)}>
              {t('models.allGroups')}
            </Link>
            <span aria-hidden="true">›</span>
            <span aria-current="page">{allText(t, grouping)}</span>
          </nav>
        )}
        {matrix && <InventoryLine matrix={matrix} />}
        {matrix && (
          <span className={styles.totals} data-testid="list-totals">
            {t('models.models', { count: matrix.totalItems })},{' '}
            {t('totals.sites', { count: matrix.sites })}
            {!matrix.complete && ` ${t('list.soFar')}`}
            {matrix.asOf && (
              <>
                , {t('asOf.prefix')} <AsOf asOf={matrix.asOf} />
              </>
            )}
          </span>
        )}
      </div>
    </>
  );
}
