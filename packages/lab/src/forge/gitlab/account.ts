import type { Request } from 'express';
import { forgeUsers, type ForgeUser } from '../users';
import { GitlabError } from './GitlabError';

/** The account of a request: `PRIVATE-TOKEN`, or a token as Bearer. A wrong one is a 401 even where anyone may read. */
export function account(req: Request): ForgeUser | undefined {
  const bearer = /^bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '');
  const token = req.headers['private-token'] ?? bearer?.[1];
  if (token === undefined && !req.headers.authorization) return undefined;
  const user = forgeUsers.find(
    candidate => candidate.token !== undefined && candidate.token === token,
  );
  if (!user) throw new GitlabError(401, '401 Unauthorized');
  return user;
}

/** Like {@link account}, for what needs one. */
export function requireAccount(req: Request): ForgeUser {
  const user = account(req);
  if (!user) throw new GitlabError(401, '401 Unauthorized');
  return user;
}
