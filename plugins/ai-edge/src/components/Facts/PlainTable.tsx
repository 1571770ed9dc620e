import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface PlainTableProps {
  label: string;
  columns: string[];
  /** A cell for each column; the first one names the row. */
  rows: { id: string; cells: ReactNode[] }[];
}

/** A table of a few lines, all of them there. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [name, ...cells] }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
