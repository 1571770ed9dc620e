import net from 'node:net';

/** Ports nobody listens on now; the lab's next one is free too. */
export async function freePorts() {
  const APP_PORT = await freePort();
  const BACKEND_PORT = await freePort();
  let LAB_PORT = await freePort();
  while (!(await isFree(LAB_PORT + 1))) {
    LAB_PORT = await freePort();
  }
  return { APP_PORT, BACKEND_PORT, LAB_PORT };
}

/** A port nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function isFree(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
