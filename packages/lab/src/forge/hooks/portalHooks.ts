import type { Hook } from './deliverHooks';

/** What the lab's hooks are signed with; the portal's configuration for the lab has the same. */
export const WEBHOOK_SECRET = 'lab-webhook';

/** Hooks to a portal, in every dialect: it takes those that it is configured for. */
export function portalHooks(portalUrl: string): Hook[] {
  const base = portalUrl.replace(/\/+$/, '');
  return (['gitea', 'github', 'gitlab'] as const).map(dialect => ({
    dialect,
    url: `${base}/api/events/http/${dialect}`,
    secret: WEBHOOK_SECRET,
    events: ['push', 'pull_request', 'status'],
  }));
}
