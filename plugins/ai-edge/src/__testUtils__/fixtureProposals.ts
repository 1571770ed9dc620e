import type {
  Proposal,
  ProposalDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { fixturePreview } from './fixturePreview';
import { before } from './fixtureSites';

const MINUTE = 60_000;

/** A proposal of the fixture's repository; open, and with nothing read but what its forge lists. */
export function fixtureProposal(part: Partial<Proposal> = {}): Proposal {
  const { number = 214 } = part;
  return {
    gitops: 'near-edge',
    number,
    url: `https://gitea.example.com/edge/near-edge/pulls/${number}`,
    title: 'Move bike-rentals to v2',
    state: 'open',
    branch: `ai-edge/update/bike-rentals-${number}`,
    author: 'ada',
    intent: 'update',
    model: 'bike-rentals',
    createdAt: before(40 * MINUTE),
    ...part,
  };
}

type Item = ProposalDetail['sites']['items'][number];

export function fixtureProposalSite(
  name: string,
  part: Partial<Item> = {},
): Item {
  return {
    ref: { hub: 'core', name },
    model: 'bike-rentals',
    deployment: `core/${name}/bike-rentals/InferenceService/bike-rentals`,
    standing: 'in-step',
    state: 'ready',
    ...part,
  };
}

/** A merged proposal: on one site it is, another one waits, a third failed with it. */
export function fixtureProposalDetail(
  part: Partial<ProposalDetail> = {},
): ProposalDetail {
  const { files } = fixturePreview({
    kind: 'update',
    gitops: 'near-edge',
    model: { name: 'bike-rentals' },
    artifact: { uri: 'oci://quay.io/edge/bike@sha256:00' },
  });
  return {
    ...fixtureProposal({
      state: 'merged',
      endedAt: before(30 * MINUTE),
      checks: { state: 'passed', passed: 3, total: 3, failed: [] },
    }),
    files,
    sites: {
      count: 3,
      byStanding: { 'in-step': 1, 'not-reporting': 1, failed: 1 },
      items: [
        fixtureProposalSite('store-berlin-01'),
        fixtureProposalSite('store-berlin-03', {
          standing: 'not-reporting',
          text: 'Not reporting since 03:07.',
        }),
        fixtureProposalSite('store-denver-01', { state: 'failed' }),
      ],
      hidden: 0,
    },
    conflicts: [],
    asOf: before(5_000),
    ...part,
  };
}
