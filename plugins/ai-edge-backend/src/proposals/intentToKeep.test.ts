import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import { SITES_LEFT_OUT } from './chosenSites';
import { intentToKeep } from './intentToKeep';

const intent: Intent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike' },
  artifact: { uri: 's3://models/bike' },
  sites: { filter: { region: ['north'] } },
};
const sites = [{ hub: 'core', name: 'north-1' }];

it('keeps the selection, that it can be seen to have moved', () => {
  expect(intentToKeep({ intent, sites, findings: [] })).toEqual(intent);
});

it('keeps the names where the selection depends on who asks', () => {
  const left = { id: SITES_LEFT_OUT, state: 'warn' as const, title: 'Left' };
  expect(intentToKeep({ intent, sites, findings: [left] })).toEqual({
    ...intent,
    sites: { names: sites },
  });
});

it('leaves an intent without a selection as it is', () => {
  const whole: Intent = { kind: 'unshare', gitops: 'models' };
  const left = { id: SITES_LEFT_OUT, state: 'warn' as const, title: 'Left' };
  expect(intentToKeep({ intent: whole, sites, findings: [left] })).toEqual(
    whole,
  );
});
