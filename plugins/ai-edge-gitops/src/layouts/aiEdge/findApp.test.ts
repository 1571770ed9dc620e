import { tree } from '../../__testUtils__/aiEdge';
import { applyChanges } from '../../tree/applyChanges';
import { appsOf, findApp } from './findApp';
import { readRegistrations } from './readRegistrations';

const LIST = 'acm/registration/near-edge/kustomization.yaml';
const unlisted = applyChanges(tree, [
  {
    path: LIST,
    change: 'update',
    after: tree.read(LIST)!.replace('- overlays/bike-rental-app\n', ''),
  },
]);

it.each([
  ['its label', 'bike-rentals-auto-ml'],
  ['its name', 'bike-rental-app'],
])('finds an app by %s, registered or not', (_by, model) => {
  const found = findApp(tree, readRegistrations(tree), model);
  expect(found?.app.name).toBe('bike-rental-app');
  expect(found?.registration?.overlay).toMatch(/bike-rental-app$/);
  const left = findApp(unlisted, readRegistrations(unlisted), model);
  expect(left?.app.name).toBe('bike-rental-app');
  expect(left).not.toHaveProperty('registration');
});

it('knows every app that serves a model, and not the collector', () => {
  expect(appsOf(unlisted).map(({ name }) => name)).toEqual([
    'bike-rental-app',
    'housing-app',
  ]);
  expect(findApp(tree, readRegistrations(tree), 'telemetry')).toBeUndefined();
});
