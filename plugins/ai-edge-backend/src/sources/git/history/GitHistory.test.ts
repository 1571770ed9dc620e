import { mockServices } from '@backstage/backend-test-utils';
import {
  kserveSitesLayout,
  MemoryTree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { BareRepository } from '../../../__testUtils__/BareRepository';
import {
  artifactOf,
  kserveTree,
  ring,
} from '../../../__testUtils__/kserveTree';
import { GitHistory } from './GitHistory';

const BIKE = 'models/bike/run/r0.sno';
const HOUSE = 'models/house/run/r0.sno';
const POINTER = 'models/bike/rings/r0/kustomization.yaml';
const UNKNOWN = 'f'.repeat(40);

describe('GitHistory', () => {
  let repository: BareRepository;
  let history: GitHistory;
  let start: string;

  const create = (maxCommits?: number) =>
    GitHistory.create({
      dir: () => repository.dir,
      layout: kserveSitesLayout,
      logger: mockServices.logger.mock(),
      proposalUrl: number => `https://git.example/models/pulls/${number}`,
      maxCommits,
    });
  const head = async (of = history) => {
    const revision = repository.revision('main')!;
    const tree = MemoryTree.fromFiles({});
    await of.update(revision, tree);
    return revision;
  };
  beforeEach(async () => {
    repository = BareRepository.create(
      kserveTree({
        bike: { version: 'v1', sites: { oslo: 'r0.sno' } },
        house: { version: 'v1', sites: { oslo: 'r0.sno' } },
      }),
    );
    start = repository.revision('main')!;
    history = create();
    await head();
  });
  afterEach(() => repository.remove());

  const point = (version: string, message = version) =>
    repository.commit(
      'main',
      { [POINTER]: ring(version) },
      { from: 'main', message, at: '2026-11-20T09:12:00Z' },
    );
  const answer = async (path: string, revision: string, of = history) => {
    of.compare(path, revision);
    of.said(path, revision);
    await of.lookUp(async () => undefined);
    // The artifact of a commit that had to be looked up is asked for next.
    of.said(path, revision);
    await of.lookUp(async () => undefined);
    return of.compare(path, revision);
  };

  it('tells the first commit after one that changed what is built, and its pull request', async () => {
    repository.commit('main', { 'docs/readme.md': 'x' });
    const first = point('v2', "Merge pull request 'Update bike' (#12) from x");
    point('v3');
    await head();
    expect(history.compare(BIKE, start)).toEqual({
      is: 'other',
      changed: {
        revision: first,
        at: '2026-11-20T09:12:00.000Z',
        proposal: { number: 12, url: 'https://git.example/models/pulls/12' },
      },
    });
    expect(history.compare(HOUSE, start)).toEqual({ is: 'same' });
    expect(history.compare(BIKE, repository.revision('main')!)).toEqual({
      is: 'same',
    });
  });

  it('takes what was changed and reverted for the same', async () => {
    point('v2');
    const between = await head();
    point('v1');
    await head();
    expect(history.compare(BIKE, start)).toEqual({ is: 'same' });
    expect(history.compare(BIKE, between)).toMatchObject({ is: 'other' });
  });

  it('says the same whether it has watched the branch or reads it now', async () => {
    const revisions = [start];
    for (const version of ['v2', 'v3', 'v2', 'v1', 'v3']) {
      point(version);
      revisions.push(await head());
    }
    const late = create();
    await head(late);
    const told = (by: GitHistory) =>
      [BIKE, HOUSE, 'models/bike/run/v1.sno', 'models/x'].map(path =>
        revisions.map(one => by.compare(path, one)),
      );
    expect(told(late)).toEqual(told(history));
  });

  it('knows what was served at a commit that this process has not seen, once it is looked up', async () => {
    point('v2');
    await head();
    let asked = 0;
    history.onAsked = () => {
      asked += 1;
    };
    expect(history.said(BIKE, start)).toBeUndefined();
    expect(asked).toBe(1);
    await expect(history.lookUp(async () => undefined)).resolves.toBe(true);
    expect(history.said(BIKE, start)).toEqual({
      version: 'v1',
      artifact: artifactOf('bike', 'v1'),
    });
    await expect(history.lookUp(async () => undefined)).resolves.toBe(false);
  });

  it('knows commits that the branch merged, and older ones than it holds', async () => {
    repository.fastForward('side', 'main');
    const side = repository.commit('side', { [POINTER]: ring('v2') });
    repository.commit(
      'main',
      { [POINTER]: ring('v3') },
      { from: 'main', merges: 'side' },
    );
    const merge = await head();
    expect(history.compare(BIKE, side)).toEqual({ is: 'pending' });
    await expect(answer(BIKE, side)).resolves.toMatchObject({
      is: 'other',
      changed: { revision: merge },
    });
    expect(history.said(BIKE, side)?.version).toBe('v2');

    const short = create(1);
    await head(short);
    await expect(answer(BIKE, start, short)).resolves.toMatchObject({
      is: 'other',
    });
    await expect(answer(HOUSE, start, short)).resolves.toEqual({ is: 'same' });
    expect(short.changed(BIKE)).toBeUndefined();
  });

  it('does not know a commit of a branch that was rewritten, although the mirror still holds it', async () => {
    const lost = point('v2');
    await head();
    repository.git(['update-ref', 'refs/heads/main', start]);
    point('v3');
    await head();
    expect(history.compare(BIKE, start).is).toBe('other');
    await expect(answer(BIKE, lost)).resolves.toEqual({
      is: 'unknown',
      why: 'does not have',
    });
  });

  it('fetches for a commit that it lacks, and asks again when the branch has moved', async () => {
    let fetches = 0;
    history.compare(BIKE, UNKNOWN);
    await history.lookUp(async () => {
      fetches += 1;
    });
    expect(fetches).toBe(1);
    expect(history.compare(BIKE, UNKNOWN).is).toBe('unknown');
    point('v2');
    await head();
    expect(history.compare(BIKE, UNKNOWN).is).toBe('pending');
  });

  it.each(['HEAD', '1.2.0', '--all', '', 'x'.repeat(40)])(
    'never gives git %j',
    async revision => {
      await expect(answer(BIKE, revision)).resolves.toMatchObject({
        is: 'unknown',
      });
    },
  );

  it('says why what is built is not known', async () => {
    repository.commit('main', {
      'models/bike/base/kustomization.yaml': 'resources: [https://x.example/b]',
    });
    await head();
    expect(history.compare(BIKE, start)).toEqual({
      is: 'unknown',
      why: 'models/bike/base/kustomization.yaml reads https://x.example/b, which is not in this repository',
    });
    expect(history.compare(HOUSE, start)).toEqual({ is: 'same' });
  });
});
