import yaml from 'yaml';
import {
  siteSelectionSchema,
  type ResolvedSites,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { fakeAiEdge } from '../__testUtils__/fakeAiEdge';
import { runAction } from '../__testUtils__/runAction';
import { createSitesSelectAction } from './createSitesSelectAction';
import { examples } from './sitesSelect.examples';

const RESOLVED: ResolvedSites = {
  count: 2,
  sha256: 'b'.repeat(64),
  refs: ['a', 'b'].map(name => ({ hub: 'core', name })),
  byAvailability: { available: 1, unknown: 1 },
  fit: { fits: 0, doesNotFit: 0, unknown: 2 },
  notAllowed: [{ hub: 'core', name: 'c' }],
  unmatched: [],
};
const SITES = { clusterSets: ['retail'] };

function setUp(resolved: Partial<ResolvedSites> = {}) {
  const fake = fakeAiEdge();
  fake.user.resolveSites.mockResolvedValue({ ...RESOLVED, ...resolved });
  return { ...fake, action: createSitesSelectAction({ aiEdge: fake.aiEdge }) };
}

describe('ai-edge:sites:select', () => {
  it.each([false, true])(
    'resolves for the initiator (dry run: %s)',
    async isDryRun => {
      const { action, user, onBehalfOf } = setUp();
      const { output, log } = await runAction(
        action,
        { sites: SITES, expectedSites: RESOLVED.sha256 },
        { isDryRun },
      );
      expect(onBehalfOf).toHaveBeenCalledWith(mockCredentials.user());
      expect(user.resolveSites).toHaveBeenCalledWith({ sites: SITES });
      expect(output).toEqual({
        count: 2,
        sha256: RESOLVED.sha256,
        refs: RESOLVED.refs,
        available: 1,
        notAllowed: ['core/c'],
      });
      expect(log).toContain('1 that you may not change are left out');
    },
  );

  it.each<[string, object, Partial<ResolvedSites>, string | RegExp]>([
    ['no site', {}, { count: 0 }, 'sites: must select at least 1, not 0'],
    ['too many', { most: 1 }, {}, 'sites: must select 1 to 1, not 2'],
    [
      'another list than was looked at',
      { expectedSites: 'c'.repeat(64) },
      {},
      /^inventory-moved: .*2 now/,
    ],
    [
      'a name that is no site',
      {},
      { unmatched: [{ hub: 'core', name: 'x' }] },
      'sites.names: no site core/x',
    ],
    [
      'a selection that selects nothing in particular',
      { sites: {} },
      {},
      /must select sites by/,
    ],
  ])('refuses %s', async (_what, input, resolved, message) => {
    const { action } = setUp(resolved);
    await expect(runAction(action, { sites: SITES, ...input })).rejects.toThrow(
      message,
    );
  });

  it('has examples that it would take', () => {
    for (const { example } of examples) {
      const [step] = yaml.parse(example).steps;
      expect(step.action).toBe('ai-edge:sites:select');
      expect(() => siteSelectionSchema.parse(step.input.sites)).not.toThrow();
    }
  });
});
