import { lifecycleStory } from './__testUtils__/lifecycle/lifecycleStory';

jest.setTimeout(120_000);

lifecycleStory('github');
