import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Policy } from './acmTypes';

type Counts = NonNullable<Site['policies']>;

/** Compliance of each site over the root policies of one hub. */
export class PolicyCounts {
  readonly #policies = new Map<string, Map<string, keyof Counts>>();

  /** Takes a policy as it is now, `undefined` when it is gone. Answers the sites it says something of. */
  put(key: string, policy: Policy | undefined): string[] {
    const before = this.#policies.get(key);
    const after = new Map<string, keyof Counts>();
    if (policy && !policy.spec?.disabled) {
      for (const { clustername, compliant } of policy.status?.status ?? []) {
        if (clustername) after.set(clustername, word(compliant));
      }
    }
    if (policy) this.#policies.set(key, after);
    else this.#policies.delete(key);
    return [...new Set([...(before?.keys() ?? []), ...after.keys()])];
  }

  keys(): string[] {
    return [...this.#policies.keys()];
  }

  of(site: string): Counts | undefined {
    const counts: Counts = { compliant: 0, nonCompliant: 0, pending: 0 };
    let any = false;
    for (const sites of this.#policies.values()) {
      const state = sites.get(site);
      if (state) {
        counts[state] += 1;
        any = true;
      }
    }
    return any ? counts : undefined;
  }
}

/** A site that has not reported yet has no word: it is pending. */
function word(compliant: string | undefined): keyof Counts {
  if (compliant === 'Compliant') return 'compliant';
  return compliant === 'NonCompliant' ? 'nonCompliant' : 'pending';
}
