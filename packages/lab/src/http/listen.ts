import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';

const HOST = '127.0.0.1';

/** Listens on loopback; a taken port is an error that says how to choose another. */
export async function listen(
  server: HttpServer | HttpsServer,
  port: number,
): Promise<() => Promise<void>> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} on ${HOST} is taken. The lab needs LAB_PORT and the port after it: stop what listens there, or choose another with LAB_PORT.`,
            )
          : error,
      );
    });
    server.listen(port, HOST, resolve);
  });
  return async () => {
    const closed = new Promise<void>(resolve => {
      server.close(() => resolve());
    });
    // Watches would keep it open for half an hour.
    server.closeAllConnections();
    await closed;
  };
}
