import type { CheckEvent, Forge, PullEvent, PushEvent } from '../Forge';

/** Something that hooks tell of. */
export type HookEvent =
  | ({ type: 'push' } & PushEvent)
  | ({ type: 'pull_request' } & PullEvent)
  | ({ type: 'status' } & CheckEvent);

/** What is sent, but for its signature. */
export interface Delivery {
  headers: Record<string, string>;
  payload: Record<string, unknown>;
}

/** How one kind of Git server tells of things. */
export interface HookDialect {
  /** `undefined` when there is nothing to tell any more. */
  present(forge: Forge, event: HookEvent): Promise<Delivery | undefined>;
  /** Headers that prove the secret. */
  sign(body: string, secret: string): Record<string, string>;
}

export const ZERO = '0'.repeat(40);
