import type { Intent } from './intent';

interface Problem {
  path: string[];
  message: string;
}

/** What no single field of an intent can say of itself. */
export function intentProblems(intent: Intent): Problem[] {
  switch (intent.kind) {
    case 'stop':
    case 'start':
      return intent.ring === undefined && intent.sites === undefined
        ? [{ path: ['ring'], message: 'is required, or sites' }]
        : [];
    default:
      return [];
  }
}
