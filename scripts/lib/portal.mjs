import path from 'node:path';
import { Processes } from './processes.mjs';
import { inRoot } from './root.mjs';
import { seconds, say } from './console.mjs';
import { requireFree } from './ports.mjs';
import { waitFor } from './waitFor.mjs';

const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
const CONFIGS = ['app-config.yaml', 'app-config.lab.yaml'];

/**
 * Starts the lab, the backend and the frontend and waits until all three answer.
 *
 * @param options.ports - `{ APP_PORT, BACKEND_PORT, LAB_PORT }`; the lab's https port is the next one
 * @param options.dataDir - where the database and the logs go
 * @param options.labDir - where the lab keeps its keys and repositories
 * @param options.signal - ends everything, while it is starting too
 * @returns `{ stop, died }`; `died` rejects when one of them ends by itself
 */
export async function startPortal({
  env,
  ports,
  dataDir,
  labDir,
  verbose,
  signal,
}) {
  const { APP_PORT, BACKEND_PORT, LAB_PORT } = ports;
  await requireFree([
    { port: APP_PORT, variable: 'APP_PORT', what: 'the frontend' },
    { port: BACKEND_PORT, variable: 'BACKEND_PORT', what: 'the backend' },
    { port: LAB_PORT, variable: 'LAB_PORT', what: 'the lab (http)' },
    {
      port: LAB_PORT + 1,
      variable: 'LAB_PORT',
      what: 'the lab (https, LAB_PORT + 1)',
    },
  ]);

  signal.throwIfAborted();
  let fail;
  const died = new Promise((_, reject) => (fail = reject));
  // Somebody else may look only later; an early death must not end the process unseen.
  died.catch(() => {});
  let dead = false;
  const processes = new Processes({
    logDir: path.join(dataDir, 'logs'),
    verbose,
    onDeath: error => {
      dead = true;
      fail(error);
    },
  });

  const childEnv = {
    ...env,
    // Guest sign-in refuses in any other mode.
    NODE_ENV: 'development',
    NODE_OPTIONS: '--no-deprecation',
    APP_PORT: String(APP_PORT),
    BACKEND_PORT: String(BACKEND_PORT),
    LAB_PORT: String(LAB_PORT),
    LAB_TLS_PORT: String(LAB_PORT + 1),
    LAB_DIR: labDir,
    AI_EDGE_DATA_DIR: path.join(dataDir, 'database'),
    // The dev server would open a browser of its own.
    BROWSER: 'none',
  };
  const config = CONFIGS.flatMap(file => ['--config', inRoot(file)]);

  const started = Date.now();
  const aborted = () => dead || signal.aborted;
  const interrupted = new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    }),
  );
  interrupted.catch(() => {});
  const answer = async (name, url, timeoutMs) => {
    await Promise.race([
      waitFor(name, url, { timeoutMs, aborted }),
      died,
      interrupted,
    ]);
    say(`  the ${name} answers after ${seconds(Date.now() - started)}`);
  };

  try {
    processes.start('lab', 'node', [...TRANSFORM, 'packages/lab/src/main.ts'], {
      env: childEnv,
    });
    processes.start(
      'frontend',
      'node',
      [
        inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
        'package',
        'start',
        ...config,
      ],
      { env: childEnv, cwd: inRoot('packages/app') },
    );
    await answer('lab', `http://127.0.0.1:${LAB_PORT}/lab/health`, 60_000);
    // After the lab: its CA file is named in the backend's configuration.
    processes.start(
      'backend',
      'node',
      [...TRANSFORM, 'src/index.ts', ...config],
      {
        env: childEnv,
        cwd: inRoot('packages/backend'),
      },
    );
    await Promise.all([
      answer(
        'backend',
        `http://127.0.0.1:${BACKEND_PORT}/.backstage/health/v1/readiness`,
        240_000,
      ),
      answer('frontend', `http://localhost:${APP_PORT}/`, 240_000),
    ]);
  } catch (error) {
    await processes.stop();
    throw error;
  }
  return { stop: () => processes.stop(), died };
}
