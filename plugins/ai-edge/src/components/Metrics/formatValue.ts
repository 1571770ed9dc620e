const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `16 GiB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < BINARY.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))} ${BINARY[unit]}`;
}

/** A sample in the unit that its panel names: `1/s`, `s`, `%`, `bytes`, `cores`. */
export function formatValue(value: number, unit: string): string {
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 's' && value < 1) {
    return `${Number((value * 1000).toPrecision(3))} ms`;
  }
  const number = Number(value.toPrecision(3)).toLocaleString();
  return unit ? `${number} ${unit}` : number;
}
