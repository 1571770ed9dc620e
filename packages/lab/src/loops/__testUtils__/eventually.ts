/** Waits until `probe` gives something other than `undefined` and `false`; fails with what it was waiting for. */
export async function eventually<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let i = 0; i < 400; i += 1) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    await new Promise(done => {
      setTimeout(done, 25);
    });
  }
  throw new Error(`Waited in vain for ${what}`);
}
