const BLOCK = 512;

/** A field of a ustar header: octal digits and a NUL. */
const octal = (value: number, length: number) =>
  `${value.toString(8).padStart(length - 1, '0')}\0`;

function headerOf(path: string, size: number, isDirectory: boolean): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(path, 0, 100);
  header.write(octal(isDirectory ? 0o755 : 0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(' '.repeat(8), 148);
  header.write(isDirectory ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/**
 * A tar (POSIX ustar) of small files, the same bytes for the same files everywhere: no times, no owners, no
 * compression, whose output differs between versions of zlib.
 */
export function tarOf(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directories = new Set(
    Object.keys(files).flatMap(path =>
      path
        .split('/')
        .slice(0, -1)
        .map((_segment, index, all) => `${all.slice(0, index + 1).join('/')}/`),
    ),
  );
  for (const path of [...directories].sort()) {
    parts.push(headerOf(path, 0, true));
  }
  for (const path of Object.keys(files).sort()) {
    const content = Buffer.from(files[path]);
    const rest = (BLOCK - (content.length % BLOCK)) % BLOCK;
    parts.push(headerOf(path, content.length, false), content);
    parts.push(Buffer.alloc(rest));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}
