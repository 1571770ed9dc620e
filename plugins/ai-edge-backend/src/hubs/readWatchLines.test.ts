import { Readable } from 'node:stream';
import { readWatchLines } from './readWatchLines';

async function read(chunks: (string | Buffer)[]) {
  const lines = [];
  const body = Readable.from(chunks.map(chunk => Buffer.from(chunk as string)));
  for await (const { line } of readWatchLines('core', body)) lines.push(line);
  return lines;
}

describe('readWatchLines', () => {
  it('puts lines together however they are cut', async () => {
    const text = Buffer.from(
      '{"type":"ADDED","object":"Tromsø"}\n\n{"type":"X"}\n',
    );
    const cut = text.indexOf('ø') + 1;
    expect(
      await read([
        text.subarray(0, cut),
        text.subarray(cut, cut + 4),
        text.subarray(cut + 4),
      ]),
    ).toEqual([{ type: 'ADDED', object: 'Tromsø' }, { type: 'X' }]);
  });

  it('leaves out half a line at the end, which comes again', async () => {
    expect(await read(['{"type":"X"}\n{"type":"AD'])).toEqual([{ type: 'X' }]);
  });

  it('fails on what is no JSON', async () => {
    await expect(read(['<html>\n'])).rejects.toThrow(SyntaxError);
  });

  it('fails on a line that does not end', async () => {
    const part = 'x'.repeat(5 * 1024 * 1024);
    await expect(read([part, part])).rejects.toMatchObject({
      kind: 'too-large',
    });
  });
});
