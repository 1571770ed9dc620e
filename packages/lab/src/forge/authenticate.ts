import type { Request } from 'express';
import { ForgeError } from './ForgeError';
import { forgeUsers, type ForgeUser } from './users';

/**
 * The account of a request: `Authorization: token|Bearer <token>` or Basic with a password or a token.
 * `undefined` without the header; wrong credentials are a 401, as on a real forge, even where anonymous may read.
 */
export function authenticate(req: Request): ForgeUser | undefined {
  const header = req.headers.authorization;
  if (!header) return undefined;
  const [scheme, value = ''] = header.split(/\s+/, 2);
  let user: ForgeUser | undefined;
  if (/^(token|bearer)$/i.test(scheme)) {
    user = forgeUsers.find(candidate => candidate.token === value);
  } else if (/^basic$/i.test(scheme)) {
    const decoded = Buffer.from(value, 'base64').toString();
    const colon = decoded.indexOf(':');
    const [login, secret] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
    user = forgeUsers.find(
      ({ login: name, password, token }) =>
        (name === login && password !== undefined && secret === password) ||
        // A token is enough, beside whatever name: `oauth2` for GitLab, `x-access-token` for GitHub.
        (token !== undefined && (secret === token || login === token)),
    );
  }
  if (!user) throw new ForgeError(401, 'user does not exist or wrong password');
  return user;
}

/** Like {@link authenticate}, for what needs an account. */
export function requireUser(req: Request): ForgeUser {
  const user = authenticate(req);
  if (!user) throw new ForgeError(401, 'token is required');
  return user;
}
