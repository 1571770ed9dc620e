import { applyPatch, isPatchFor } from './applyPatch';

const manifest = {
  kind: 'Placement',
  metadata: { name: 'p', labels: { 'a/b': '1' } },
  spec: { list: [{ x: 1 }, { x: 2 }], keep: true },
};

it('applies JSON 6902 operations', () => {
  expect(
    applyPatch(manifest, {
      target: {},
      operations: [
        { op: 'replace', path: '/metadata/labels/a~1b', value: '2' },
        { op: 'add', path: '/spec/list/-', value: { x: 3 } },
        { op: 'add', path: '/spec/list/0', value: { x: 0 } },
        { op: 'replace', path: '/spec/list/1/x', value: 9 },
        { op: 'remove', path: '/spec/list/2' },
        { op: 'remove', path: '/spec/keep' },
        { op: 'test', path: '/kind', value: 'other' },
      ],
    }),
  ).toEqual({
    kind: 'Placement',
    metadata: { name: 'p', labels: { 'a/b': '2' } },
    spec: { list: [{ x: 0 }, { x: 9 }, { x: 3 }] },
  });
});

it('merges objects, replaces lists and removes what is null', () => {
  expect(
    applyPatch(manifest, {
      target: {},
      merge: { spec: { list: [{ y: 1 }], keep: null, more: { a: 1 } } },
    }).spec,
  ).toEqual({ list: [{ y: 1 }], more: { a: 1 } });
  expect(manifest.spec.keep).toBe(true);
});

it('does not let a patch reach the prototype', () => {
  const merge = JSON.parse('{"__proto__": {"polluted": true}}');
  applyPatch(manifest, { target: {}, merge });
  applyPatch(manifest, {
    target: {},
    operations: [{ op: 'add', path: '/__proto__/polluted', value: true }],
  });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it.each([
  [{}, true],
  [{ kind: 'Placement' }, true],
  [{ kind: 'Placement', name: 'q' }, false],
  [{ kind: 'ApplicationSet' }, false],
])('is meant for a target %j: %s', (target, expected) => {
  expect(isPatchFor({ target }, manifest)).toBe(expected);
});
