import { lifecycleStory } from './lifecycle/lifecycleStory';

jest.setTimeout(120_000);

lifecycleStory('gitea');
