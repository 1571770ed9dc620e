import { replicasText } from './replicasText';

const of = (ready: number, desired: number) => `${ready} of ${desired}`;

describe('replicasText', () => {
  it('says a total only where it is known, and nothing where nothing is', () => {
    expect(replicasText({ ready: 0, desired: 2 }, of)).toBe('0 of 2');
    expect(replicasText({ ready: 0 }, of)).toBe('0');
    expect(replicasText(undefined, of)).toBeUndefined();
  });
});
