import { replaceImage } from './applyImages';

describe('replaceImage', () => {
  const digest = `sha256:${'a'.repeat(64)}`;

  it.each([
    ['web', { name: 'web', newTag: '2' }, 'web:2'],
    ['web:1', { name: 'web', digest }, `web@${digest}`],
    [`web@${digest}`, { name: 'web', newTag: '2' }, 'web:2'],
    ['web:1', { name: 'web', newName: 'quay.io/w' }, 'quay.io/w:1'],
    [
      'localhost:5000/web:1',
      { name: 'localhost:5000/web', newTag: '2' },
      'localhost:5000/web:2',
    ],
    ['other:1', { name: 'web', newTag: '2' }, 'other:1'],
    ['quay.io/web:1', { name: 'web', newTag: '2' }, 'quay.io/web:1'],
  ])('%s with %j is %s', (image, entry, expected) => {
    expect(replaceImage(image, [entry])).toBe(expected);
  });
});
