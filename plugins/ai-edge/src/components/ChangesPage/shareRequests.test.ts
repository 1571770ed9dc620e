import { shareRequests } from './shareRequests';

it('asks once for questions at the same time, and again for the next', async () => {
  const ask = jest.fn(async () => ({}));
  const shared = shareRequests(ask);
  const [first, second] = await Promise.all([shared(), shared()]);
  expect(first).toBe(second);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(await shared()).not.toBe(first);
});

it('does not keep a failure', async () => {
  const ask = jest.fn(async () => 1).mockRejectedValueOnce(new Error('away'));
  const shared = shareRequests(ask);
  await expect(shared()).rejects.toThrow('away');
  expect(await shared()).toBe(1);
});
