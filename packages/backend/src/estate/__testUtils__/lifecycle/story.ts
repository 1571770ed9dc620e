/* eslint-disable jest/no-export, jest/valid-title -- tests are told from it */

/** Adds a step to a story. */
export type Tell = (name: string, step: () => Promise<void>) => void;

/** Steps go on where the one before ended: after one that failed, each says only that. */
export function newStory(): Tell {
  let brokenAt: string | undefined;
  return (name, step) => {
    // eslint-disable-next-line jest/expect-expect -- what is expected is the step's own
    it(name, async () => {
      if (brokenAt) throw new Error(`The story broke off at: ${brokenAt}`);
      brokenAt = name;
      await step();
      brokenAt = undefined;
    });
  };
}
