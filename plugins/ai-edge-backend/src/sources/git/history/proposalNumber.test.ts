import { proposalNumber } from './proposalNumber';
import { proposalUrl } from './proposalUrl';

it.each([
  ['Merge pull request #12 from edge/bike', '', 12],
  ["Merge pull request 'Update bike (2)' (#13) from x into main", '', 13],
  ['Update bike (#14)', '', 14],
  [
    "Merge branch 'x' into 'main'",
    'Title\n\nSee merge request edge/models!15',
    15,
  ],
  ['Update bike', 'Reviewed-on: https://git.example/edge/models/pulls/16', 16],
  ['Fix #17 at last', '', undefined],
  ['Update bike (#18) again', 'As (#19) said', undefined],
  ['Update (#99999999999999999999)', '', undefined],
])('%j was brought by %s %s', (subject, body, number) => {
  expect(proposalNumber({ subject, body })).toBe(number);
});

it.each([
  ['github', 'https://github.com/a/b.git', 'https://github.com/a/b/pull/1'],
  [
    'gitlab',
    'https://gl.example/a/b',
    'https://gl.example/a/b/-/merge_requests/1',
  ],
  ['gitea', 'https://g.example/a/b/', 'https://g.example/a/b/pulls/1'],
  ['other', 'https://g.example/a/b', undefined],
])('is read on %s', (forge, url, expected) => {
  expect(proposalUrl({ forge, url }, 1)).toBe(expected);
});
