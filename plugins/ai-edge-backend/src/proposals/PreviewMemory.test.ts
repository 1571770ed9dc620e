import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlannedProposal } from './PlannedProposal';
import { PreviewMemory } from './PreviewMemory';

function planned(
  hash: string,
  sites: string[],
  uri = 'oci://example.com/bike:v1',
): PlannedProposal {
  const intent: Intent = {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'bike' },
    artifact: { uri },
    sites: { filter: {} },
  };
  const refs = sites.map(name => ({ hub: 'core', name }));
  return { hash, intent, sites: refs } as unknown as PlannedProposal;
}

describe('PreviewMemory', () => {
  const seen = planned('one', ['a', 'b']);
  const memory = PreviewMemory.create();
  memory.remember(seen);

  it('lets pass what was previewed, and what nobody previewed', () => {
    expect(() => memory.check('one', seen)).not.toThrow();
    expect(() => memory.check(undefined, seen)).not.toThrow();
  });

  it('counts who joined and who left', () => {
    expect(() => memory.check('one', planned('two', ['b', 'c', 'd']))).toThrow(
      'inventory-moved: 2 sites joined and 1 site left since the preview (3 sites now)',
    );
  });

  it('tells a changed intent from changed sites', () => {
    expect(() =>
      memory.check('one', planned('two', ['a', 'b'], 'oci://example.com/x')),
    ).toThrow(/^intent-changed: /);
  });

  it('refuses what another replica has previewed otherwise, without guessing why', () => {
    expect(() =>
      PreviewMemory.create().check('one', planned('two', ['a'])),
    ).toThrow(
      'inventory-moved: this is not what was previewed (1 site now), preview it again',
    );
  });
});
