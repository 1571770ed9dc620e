import { parseInput } from './parse';
import { proposeRequestSchema, proposeResultSchema } from './proposal';

it('bounds what can be proposed', () => {
  expect(() =>
    parseInput(proposeRequestSchema, { intent: {}, title: 'x'.repeat(201) }),
  ).toThrow(/intent\.kind: .*title: /s);
  expect(proposeResultSchema.parse({ nothingToDo: true })).toEqual({
    nothingToDo: true,
  });
});
