import { isSameRepository } from './sameRepository';

const url = 'https://git.example.com/edge/models';

it.each([
  [url, true],
  [`${url}.git`, true],
  [`${url}/`, true],
  ['https://user@GIT.example.com/edge/models.git', true],
  ['http://git.example.com/edge/models', true],
  ['https://git.example.com/Edge/Models', true],
  ['https://git.example.com/fork/models', false],
  ['https://git.example.com:8443/edge/models', false],
  ['git@git.example.com:edge/models', false],
  ['', false],
])('%s: %s', (other, expected) => {
  expect(isSameRepository(url, other)).toBe(expected);
});
