import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from './listen';

describe('listen', () => {
  it('is on loopback only, and closes with requests still open', async () => {
    const server = createServer(() => {});
    const close = await listen(server, 0);
    const { address, port } = server.address() as AddressInfo;
    expect(address).toBe('127.0.0.1');
    const hanging = new Promise(resolve => {
      get({ port, host: '127.0.0.1' }).on('error', resolve);
      server.once('request', async () => close());
    });
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' });
    expect(server.listening).toBe(false);
  });

  it('names a port that is taken', async () => {
    const server = createServer();
    const close = await listen(server, 0);
    const { port } = server.address() as AddressInfo;
    await expect(listen(createServer(), port)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken.`,
    );
    await close();
  });
});
