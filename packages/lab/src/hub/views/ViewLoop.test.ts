import { setTimeout as sleep } from 'node:timers/promises';
import { testLab } from '../../__testUtils__/testLab';
import { eventually } from '../../loops/__testUtils__/eventually';
import { VIEW } from './viewKeys';
import { ViewLoop } from './ViewLoop';

const { lab, store } = testLab();
let stop: () => void;

beforeAll(() => {
  lab.options.lag = 0.01;
  stop = ViewLoop.create().start(lab);
});
afterAll(() => stop());

function ask(namespace: string) {
  store.create({
    apiVersion: 'view.open-cluster-management.io/v1beta1',
    kind: 'ManagedClusterView',
    metadata: { name: 'question', namespace },
    spec: { scope: { version: 'v1', kind: 'Namespace', name: 'default' } },
  });
  return () => store.get({ ...VIEW, namespace, name: 'question' })!.status;
}

describe('ViewLoop', () => {
  it('lets the site answer', async () => {
    const status = ask('plant-lyon-01');
    expect(status()).toBeUndefined();
    await eventually('an answer', status);
    expect(status().result.metadata.name).toBe('default');
  });

  it('has no answer of a site that is dark, until it is back', async () => {
    const status = ask('store-boston-0102');
    await sleep(100);
    expect(status()).toBeUndefined();
    lab.site('core', 'store-boston-0102')!.setOnline(true);
    await eventually('an answer', status);
  });
});
