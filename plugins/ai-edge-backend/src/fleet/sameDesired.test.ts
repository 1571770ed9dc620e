import { desired } from '../__testUtils__/desired';
import { sameDesired } from './sameDesired';

const line = { ...desired('v1'), format: 'onnx', stopped: true as const };

it('takes a copy for the same', () => {
  expect(sameDesired(line, structuredClone(line))).toBe(true);
  expect(
    sameDesired(desired('v1'), { ...desired('v1'), format: undefined }),
  ).toBe(true);
});

it.each(Object.keys(line))('sees another %s', field => {
  const other =
    field === 'object'
      ? { ...line, object: { ...line.object, name: 'other' } }
      : { ...line, [field]: 'other' };
  expect(sameDesired(line, other)).toBe(false);
  expect(sameDesired(other, line)).toBe(false);
});
