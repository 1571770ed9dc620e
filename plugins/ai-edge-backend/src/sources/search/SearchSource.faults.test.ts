import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { serviceRow, type SearchFault } from './__testUtils__/SearchFixture';
import { searching } from './__testUtils__/searching';

const ITEMS = '{ items }';

describe('SearchSource, when Search fails', () => {
  const { api, join, start, status, rows, inventory } = searching();
  const reach = (state: string) => waitUntil(() => status()?.state === state);

  it.each<[string, SearchFault, string]>([
    [
      'errors with HTTP 200',
      { body: { data: { search: null }, errors: [{ message: 'no rows' }] } },
      'answered an error: no rows',
    ],
    [
      'an answer without the rows',
      { body: { data: { search: [{ items: null }] } } },
      'answered less than it was asked',
    ],
    [
      'an answer that is cut off',
      { body: '{"data":{"search":[{"items":[{"kind"' },
      'answered something else than JSON',
    ],
    [
      'a login page',
      { body: '<html>Log in</html>', headers: { 'content-type': 'text/html' } },
      'answered something else than JSON',
    ],
    ['a refused token', { status: 401, body: {} }, 'answered 401'],
    [
      'a database that is away',
      {
        status: 503,
        body: 'Unable to establish connection with database.',
      },
      'answered 503',
    ],
    ['an error of the server', { status: 500, body: 'oops' }, 'answered 500'],
  ])('keeps what it knows through %s, and recovers', async (_, fault, text) => {
    join(['oslo', 'rome']);
    api().rows = [serviceRow('oslo', 'bike'), serviceRow('rome', 'bike')];
    start();
    await reach('ok');
    api().faultOn = ITEMS;
    api().fault = fault;
    await reach('stale');
    expect(status().message).toContain(text);
    expect(rows()).toHaveLength(2);
    expect(inventory('oslo')).toBe('complete');
    api().fault = undefined;
    api().rows.push(serviceRow('oslo', 'house'));
    await waitUntil(() => rows().length === 3);
    await reach('ok');
    expect(status().message).toBeUndefined();
  });

  it('fails, and is not empty, when the account is shown nothing', async () => {
    join(['oslo', 'rome']);
    api().rows = [serviceRow('oslo', 'bike')];
    start();
    await reach('ok');
    api().clusters = ['local-cluster'];
    await reach('failed');
    expect(status().message).toBe(
      "Search shows the portal's account none of 2 sites: it may not create managedclusterviews in their namespaces, which is what Search goes by. Apply deploy/search-reader.yaml.",
    );
    expect(rows()).toEqual(['oslo/InferenceService/bike']);
    expect(inventory('oslo')).toBe('none');
    api().clusters = ['oslo', 'rome'];
    await reach('ok');
    expect(inventory('oslo')).toBe('complete');
  });

  it('says how many sites the account is not shown', async () => {
    join(['oslo', 'rome']);
    api().clusters = ['oslo'];
    start();
    await reach('ok');
    expect(inventory('oslo')).toBe('complete');
    expect(inventory('rome')).toBe('none');
    expect(status().message).toBe(
      "1 of 2 sites are not shown to the portal's account (deploy/search-reader.yaml).",
    );
  });

  it('is absent where nothing is served, until something is', async () => {
    join(['oslo']);
    api().fault = { status: 404, body: 'no such route' };
    start();
    await reach('absent');
    expect(status().message).toContain('Nothing is served where ACM Search');
    api().fault = undefined;
    await reach('ok');
    expect(inventory('oslo')).toBe('complete');
  });

  it('waits as long as it is asked to', async () => {
    join(['oslo']);
    api().fault = { status: 429, headers: { 'retry-after': '1' } };
    start();
    await reach('failed');
    api().fault = undefined;
    await reach('ok');
    const [refused, next] = api().times;
    expect(next - refused).toBeGreaterThanOrEqual(1_000);
  });

  it('fails with a token that is not known, and never tells it', async () => {
    join(['oslo']);
    start({ token: 'wrong-token' });
    await reach('failed');
    expect(status().message).toContain('answered 403: Invalid token');
    expect(status().message).not.toContain('wrong-token');
  });

  it('takes up a token that was rotated', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'search-'));
    const tokenFile = path.join(directory, 'token');
    await writeFile(tokenFile, 'good-token');
    join(['oslo']);
    start({ tokenFile });
    await reach('ok');
    api().tokens = new Set(['next-token']);
    await reach('stale');
    await writeFile(tokenFile, 'next-token');
    await reach('ok');
    expect(status().message).toBeUndefined();
    await rm(directory, { recursive: true });
  });

  it('ends while an answer is still awaited', async () => {
    join(['oslo']);
    api().fault = { hang: true };
    start();
    await waitUntil(() => api().times.length > 0);
    expect(status().state).toBe('starting');
  });
});
