import type { TableColumn } from '../types';

/** The column that every kind without columns of its own has. */
export const AGE: TableColumn = {
  name: 'Age',
  type: 'date',
  description:
    'CreationTimestamp is a timestamp representing the server time when this object was created.',
  value: '.metadata.creationTimestamp',
};

/** A column as a CRD declares it. */
export function column(
  name: string,
  value: TableColumn['value'],
  options: { type?: TableColumn['type']; priority?: number } = {},
): TableColumn {
  return {
    name,
    type: options.type ?? 'string',
    priority: options.priority ?? 0,
    value,
  };
}

/** The status, or another field, of one condition. */
export function condition(
  name: string,
  type: string,
  field = 'status',
): TableColumn {
  return column(name, `.status.conditions[?(@.type=="${type}")].${field}`);
}
