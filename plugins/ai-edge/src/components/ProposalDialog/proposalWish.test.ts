import { intentFromFormData } from '../../fields/intent';
import {
  intentOf,
  proposalKinds,
  reachesOf,
  templateOf,
  type ProposalChoice,
} from './proposalWish';

const site = { hub: 'core', name: 'store-berlin-01' };
const deployment = {
  hub: 'core',
  site: site.name,
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};
const onSite = { model: 'bike', deployment, rings: ['r1'] };
const onModel = { model: 'bike', rings: ['r0', 'r1'] };

describe('reachesOf', () => {
  it('starts with the narrowest, and has "all" only where an intent knows it', () => {
    const ids = (kind: (typeof proposalKinds)[number], subject = onSite) =>
      reachesOf(kind, subject).map(({ id }) => id);
    expect(ids('stop')).toEqual(['site:core/store-berlin-01', 'ring:r1']);
    expect(ids('retire')).toEqual([
      'site:core/store-berlin-01',
      'ring:r1',
      'all',
    ]);
    expect(reachesOf('promote', onModel).map(({ id }) => id)).toEqual([
      'canary:r0',
      'canary:r1',
    ]);
  });
});

describe('templateOf', () => {
  const choices: ProposalChoice[] = proposalKinds.flatMap(kind =>
    [onSite, onModel]
      .flatMap(subject => reachesOf(kind, subject))
      .flatMap(reach => {
        const choice = { kind, model: 'bike', gitops: 'near-edge', reach };
        return kind === 'rollback'
          ? [
              { ...choice, version: 'v1' },
              { ...choice, revision: 'a'.repeat(40) },
            ]
          : [choice];
      }),
  );

  it.each(choices)('means the same as the dialog: %j', choice => {
    const { formData } = templateOf(choice);
    expect(intentFromFormData(formData, choice.kind)).toEqual(intentOf(choice));
  });
});
