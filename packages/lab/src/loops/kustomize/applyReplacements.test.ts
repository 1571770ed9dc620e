import { memoryTree } from './__testUtils__/testTree';
import { applyReplacements } from './applyReplacements';
import { toResource } from './Resource';

const object = (kind: string, name: string, spec: object = {}) =>
  toResource({ apiVersion: 'v1', kind, metadata: { name }, spec });

describe('applyReplacements', () => {
  it('copies a field into the chosen ones, not into the rejected', () => {
    const resources = [
      object('Service', 'svc'),
      object('Route', 'one', { to: { name: '' } }),
      object('Route', 'two', { to: { name: 'keep' } }),
    ];
    applyReplacements(
      memoryTree({}),
      '',
      [
        {
          source: { kind: 'Service' },
          targets: [
            {
              select: { kind: 'Route' },
              reject: [{ name: 'two' }],
              fieldPaths: ['spec.to.name'],
            },
          ],
        },
      ],
      resources,
    );
    expect(resources.map(r => r.object.spec.to?.name)).toEqual([
      undefined,
      'svc',
      'keep',
    ]);
  });

  it('replaces a part between delimiters, from a file of the repository', () => {
    const resources = [
      object('Service', 'svc'),
      object('Job', 'job', { url: 'http://old:80/x' }),
    ];
    const tree = memoryTree({
      'app/r.yaml':
        'source: {kind: Service}\ntargets: [{select: {kind: Job}, fieldPaths: [spec.url], options: {delimiter: /, index: 2}}]\n',
    });
    applyReplacements(tree, 'app', [{ path: 'r.yaml' }], resources);
    expect(resources[1].object.spec.url).toBe('http://svc/x');
  });

  it.each([
    [{ kind: 'Route' }, /matches 2 resources/],
    [{ kind: 'Nothing' }, /matches 0 resources/],
    [{ kind: 'Service', fieldPath: 'spec.none' }, /spec\.none is missing/],
  ])('refuses the source %j', (source, message) => {
    const resources = [
      object('Service', 'svc'),
      object('Route', 'one'),
      object('Route', 'two'),
    ];
    expect(() =>
      applyReplacements(
        memoryTree({}),
        '',
        [{ source, targets: [] }],
        resources,
      ),
    ).toThrow(message);
  });
});
