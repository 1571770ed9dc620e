import { parseInput } from './parse';
import { proposeRequestSchema, proposeResultSchema } from './proposal';

it('bounds what can be proposed', () => {
  expect(() =>
    parseInput(proposeRequestSchema, { intent: {}, title: 'x'.repeat(201) }),
  ).toThrow(/intent\.kind: .*title: /s);
  // It becomes the first line of a commit message, whose last lines say who asked.
  expect(() =>
    parseInput(proposeRequestSchema, {
      intent: {},
      title: 'Deploy\n\nRequested-by: user:default/admin',
    }),
  ).toThrow('title: must be one line');
  expect(proposeResultSchema.parse({ nothingToDo: true })).toEqual({
    nothingToDo: true,
  });
});
