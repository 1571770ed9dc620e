import { Remembered } from './Remembered';

describe('Remembered', () => {
  it('is made once, and again after it was forgotten', async () => {
    let made = 0;
    const value = new Remembered(async () => {
      made += 1;
      return made;
    });
    expect(value.known).toBeUndefined();
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    value.forget();
    expect(value.known).toBe(1);
    expect(await value.get()).toBe(2);
  });

  it('keeps no failure', async () => {
    const answers = [Promise.reject(new Error('no file')), 'content'];
    const value = new Remembered(async () => answers.shift());
    await expect(value.get()).rejects.toThrow('no file');
    expect(await value.get()).toBe('content');
  });
});
