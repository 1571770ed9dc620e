import { JSON_NULL } from './jsonNull';
import { jsonPathValues } from './jsonPath';
import { AGE } from './resources/columns';
import type { KubeObject, ResourceType, TableColumn } from './types';

const NAME: TableColumn = {
  name: 'Name',
  type: 'string',
  description:
    'Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically.',
  value: '.metadata.name',
};

/** What `Accept: …;as=Table` gets for one object a row. */
export interface Table {
  kind: 'Table';
  apiVersion: 'meta.k8s.io/v1';
  metadata: Record<string, unknown>;
  columnDefinitions: object[];
  rows: { cells: unknown[]; object: object }[];
}

/** Server-side printing: the kind's columns, ages as of `now`. */
export function toTable(
  type: ResourceType,
  objects: readonly KubeObject[],
  options: {
    metadata: Record<string, unknown>;
    /** What goes into each row besides the cells. */
    object: (object: KubeObject) => object;
    now?: number;
  },
): Table {
  const columns = [NAME, ...(type.columns ?? [AGE])];
  const now = options.now ?? Date.now();
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: columns.map(column => ({
      name: column.name,
      type: column.type,
      format: column === NAME ? 'name' : '',
      description: column.description ?? '',
      priority: column.priority ?? 0,
    })),
    rows: objects.map(object => ({
      cells: columns.map(column => cell(column, object, now)),
      object: options.object(object),
    })),
  };
}

/** Only the first value of a path is shown, and one of another type than the column's not at all. */
function cell(column: TableColumn, object: KubeObject, now: number): unknown {
  const value =
    typeof column.value === 'string'
      ? jsonPathValues(object, column.value)[0]
      : column.value(object);
  if (value === undefined || value === JSON_NULL) {
    return JSON_NULL;
  }
  switch (column.type) {
    case 'date':
      return age(String(value), now);
    case 'string':
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    default:
      return typeof value === 'string' ? JSON_NULL : value;
  }
}

/** A duration as kubectl prints it: two units at most, `5m12s`, `3h4m`, `2d`. */
export function age(time: string, now: number): string {
  const seconds = Math.floor((now - Date.parse(time)) / 1000);
  if (Number.isNaN(seconds)) {
    return '<unknown>';
  }
  if (seconds < 0) {
    return seconds < -1 ? '<invalid>' : '0s';
  }
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const two = (first: string, second: number, unit: string) =>
    second ? `${first}${second}${unit}` : first;
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return two(`${minutes}m`, seconds % 60, 's');
  }
  if (minutes < 180) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return two(`${hours}h`, minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (days < 8) {
    return two(`${days}d`, hours % 24, 'h');
  }
  if (days < 730) {
    return `${days}d`;
  }
  const years = Math.floor(days / 365);
  return days < 2920 ? two(`${years}y`, days % 365, 'd') : `${years}y`;
}
