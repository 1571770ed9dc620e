import { parseChallenge } from './parseChallenge';

it.each([
  [
    'Bearer realm="https://auth.example/token",service="reg",scope="repository:a/b:pull"',
    {
      scheme: 'bearer',
      realm: 'https://auth.example/token',
      service: 'reg',
      scope: 'repository:a/b:pull',
    },
  ],
  ['basic realm="r"', { scheme: 'basic', realm: 'r' }],
  [
    'Basic realm="r", Bearer realm="https://a.example/t"',
    { scheme: 'bearer', realm: 'https://a.example/t' },
  ],
])('reads %s', (header, challenge) => {
  expect(parseChallenge(header)).toMatchObject(challenge);
});

it.each(['', 'Negotiate', 'Bearer service="x"'])('cannot meet %j', header => {
  expect(parseChallenge(header)).toBeUndefined();
});
