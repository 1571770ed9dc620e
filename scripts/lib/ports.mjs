import net from 'node:net';
import { StepError } from './console.mjs';

/**
 * The ports of one portal with its lab. Each can be set by its variable.
 */
export function readPorts(env, defaults) {
  const ports = {};
  for (const [variable, { port }] of Object.entries(defaults)) {
    const value = env[variable] ?? String(port);
    if (
      !/^\d{1,5}$/.test(value) ||
      Number(value) < 1 ||
      Number(value) > 65534
    ) {
      throw new StepError(
        'Reading the ports',
        `${variable} is "${value}"`,
        `set ${variable} to a port number, such as ${port}`,
      );
    }
    ports[variable] = Number(value);
  }
  return ports;
}

/** Fails with the port's name and variable when something listens there already. */
export async function requireFree(claims) {
  for (const { port, variable, what } of claims) {
    if (await taken(port)) {
      throw new StepError(
        'Starting',
        `port ${port}, wanted for ${what}, is taken by another process`,
        `end that process, or choose another port: ${variable}=${
          port + 10
        } npm start`,
      );
    }
  }
}

async function taken(port) {
  for (const host of ['127.0.0.1', '::1']) {
    if (await answers(host, port)) {
      return true;
    }
  }
  return !(await canListen(port));
}

function answers(host, port) {
  return new Promise(resolve => {
    const socket = net.connect({ host, port });
    socket.setTimeout(1000, () => finish(false));
    const finish = result => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

function canListen(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
