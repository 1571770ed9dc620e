import { spawn } from 'node:child_process';
import { createGunzip } from 'node:zlib';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { authenticate } from './authenticate';
import { ForgeError } from './ForgeError';
import type { Forge } from './Forge';
import type { ForgeRepository } from './ForgeRepository';
import { gitEnvironment } from './git/runGit';
import { refreshPulls } from './pulls/refreshPulls';

const SERVICES = ['git-upload-pack', 'git-receive-pack'];

/** Git over http, protocol versions 0 to 2: what `git clone`, `fetch` and `push` speak. */
export function smartHttp(forge: Forge) {
  const router = Router();

  router.get('/:owner/:name/info/refs', async (req, res, next) => {
    const service = String(req.query.service ?? '');
    const repository = forge.repository(req.params.owner, req.params.name);
    if (!repository || !SERVICES.includes(service)) return next();
    if (!admit(req, res, service)) return undefined;
    res.setHeader('Content-Type', `application/x-${service}-advertisement`);
    res.setHeader('Cache-Control', 'no-cache');
    const line = `# service=${service}\n`;
    const size = (line.length + 4).toString(16).padStart(4, '0');
    res.write(`${size}${line}0000`);
    await serve(req, res, repository, service, ['--advertise-refs']);
    return undefined;
  });

  router.post('/:owner/:name/:service', async (req, res, next) => {
    const { owner, name, service } = req.params;
    const repository = forge.repository(owner, name);
    if (!repository || !SERVICES.includes(service)) return next();
    const user = admit(req, res, service);
    if (!user) return undefined;
    res.setHeader('Content-Type', `application/x-${service}-result`);
    res.setHeader('Cache-Control', 'no-cache');
    if (service === 'git-upload-pack') {
      await serve(req, res, repository, service, []);
      return undefined;
    }
    await repository.exclusive(async () => {
      const before = await branchMap(repository);
      await serve(req, res, repository, service, []);
      const after = await branchMap(repository);
      for (const branch of new Set([...before.keys(), ...after.keys()])) {
        if (before.get(branch) === after.get(branch)) continue;
        forge.pushed({
          repository,
          branch,
          before: before.get(branch),
          after: after.get(branch),
          pusher: user,
        });
      }
      await refreshPulls(forge, repository, user);
    });
    return undefined;
  });

  return router;
}

/** Name of the account, `anonymous` for a read without one; `undefined` when the answer was a 401. */
function admit(req: Request, res: Response, service: string) {
  try {
    const user = authenticate(req);
    if (user) return user.login;
    if (service === 'git-upload-pack') return 'anonymous';
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
  }
  res.setHeader('WWW-Authenticate', 'Basic realm="Edge lab forge"');
  res.status(401).type('text').send('Unauthorized\n');
  return undefined;
}

async function branchMap(repository: ForgeRepository) {
  const branches = await repository.git.branches();
  return new Map(branches.map(({ name, sha }) => [name, sha]));
}

function serve(
  req: Request,
  res: Response,
  repository: ForgeRepository,
  service: string,
  extra: string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const command = service.replace(/^git-/, '');
    const protocol = req.headers['git-protocol'];
    const child = spawn('git', [command, '--stateless-rpc', ...extra, '.'], {
      cwd: repository.git.dir,
      env: gitEnvironment(
        typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {},
      ),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.on('error', reject);
    // A client that hangs up early is its own affair; the process ends with it.
    child.stdin.on('error', () => child.kill());
    res.on('close', () => child.kill());
    child.stdout.pipe(res);
    child.on('close', () => resolve());
    if (req.method === 'GET') {
      child.stdin.end();
    } else if (req.headers['content-encoding'] === 'gzip') {
      req.pipe(createGunzip()).on('error', reject).pipe(child.stdin);
    } else {
      req.pipe(child.stdin);
    }
  });
}
