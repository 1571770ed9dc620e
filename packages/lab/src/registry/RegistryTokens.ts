import { randomUUID } from 'node:crypto';

/** Accounts of the registry. They open nothing but the lab. */
export const REGISTRY_USERS: Record<
  string,
  { password: string; push: boolean }
> = {
  portal: { password: 'lab-registry-portal', push: false },
  builder: { password: 'lab-registry-builder', push: true },
};

/** Namespace that is nobody's without an account; the others are public to read. */
const PRIVATE = 'acme/';

export type Action = 'pull' | 'push' | 'delete';

interface Issued {
  user?: string;
  until: number;
  access: { repository: string; actions: string[] }[];
}

const LIFE_MS = 300_000;
const SCOPE = /^repository:([^:]+):([\w,*]+)$/;

/** Who the `Authorization: Basic` header is: `undefined` when nobody, `false` when its password is wrong. */
export function basicUser(
  header: string | undefined,
): string | undefined | false {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [, user, password] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return REGISTRY_USERS[user]?.password === password ? user : false;
}

function mayUser(
  user: string | undefined,
  repository: string,
  action: Action,
): boolean {
  if (user === undefined) {
    return action === 'pull' && !repository.startsWith(PRIVATE);
  }
  return action === 'pull' || REGISTRY_USERS[user].push;
}

/** The token service of the registry, as Docker's token authentication describes it. */
export class RegistryTokens {
  readonly #issued = new Map<string, Issued>();

  static create() {
    return new RegistryTokens();
  }

  /** A token with what the account may do of the scopes that it asks for; less than asked for is no error. */
  issue(user: string | undefined, scopes: string[], now: number) {
    for (const [token, { until }] of this.#issued) {
      if (until < now) this.#issued.delete(token);
    }
    const access = scopes.flatMap(scope => {
      const [, repository, actions] = SCOPE.exec(scope) ?? [];
      if (repository === undefined) return [];
      const asked = actions === '*' ? 'pull,push,delete' : actions;
      const given = asked
        .split(',')
        .filter(action => mayUser(user, repository, action as Action));
      return given.length > 0 ? [{ repository, actions: given }] : [];
    });
    const token = randomUUID();
    this.#issued.set(token, { user, until: now + LIFE_MS, access });
    return {
      token,
      access_token: token,
      expires_in: LIFE_MS / 1000,
      issued_at: new Date(now).toISOString(),
    };
  }

  /** Whether a request may do that; `undefined` repository is the API's root. */
  allows(
    header: string | undefined,
    repository: string | undefined,
    action: Action,
    now: number,
  ): boolean {
    const user = basicUser(header);
    if (user === false) return false;
    if (user !== undefined) {
      return repository === undefined || mayUser(user, repository, action);
    }
    const bearer = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
    if (bearer === undefined) {
      return repository !== undefined && mayUser(undefined, repository, action);
    }
    const issued = this.#issued.get(bearer);
    if (!issued || issued.until < now) return false;
    if (repository === undefined) return true;
    // What anybody may read needs no scope.
    return (
      mayUser(undefined, repository, action) ||
      issued.access.some(
        entry =>
          entry.repository === repository && entry.actions.includes(action),
      )
    );
  }
}
