import type {
  ResolvedSites,
  SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fieldApis, fieldErrors } from '../../__testUtils__/fieldApis';
import { responseError } from '../../__testUtils__/responseError';
import { validateSites } from './validateSites';

const SELECTION: SiteSelection = { filter: { region: 'us-east' } };

async function errorsOf(
  value: SiteSelection | undefined,
  change: Partial<ResolvedSites> | Error = {},
) {
  const { resolveSites } = createFixtureApi();
  const api = createFixtureApi({
    resolveSites: async request => {
      if (change instanceof Error) throw change;
      return { ...(await resolveSites(request)), ...change };
    },
  });
  const field = fieldErrors();
  await validateSites(value, field, { apiHolder: fieldApis(api) });
  return field.errors;
}

describe('validateSites', () => {
  it('goes on with sites that are there', async () => {
    expect(await errorsOf(SELECTION)).toEqual([]);
  });

  it.each([undefined, {}])('wants a choice, not %j', async value => {
    expect(await errorsOf(value as SiteSelection)).toEqual([
      'Choose at least one site.',
    ]);
  });

  it('stops at none, at unknown names and at sites that may not be changed', async () => {
    const refs = [{ hub: 'core', name: 'x' }];
    expect(await errorsOf(SELECTION, { count: 0 })).toEqual([
      'No site matches.',
    ]);
    expect(await errorsOf(SELECTION, { unmatched: refs })).toEqual([
      '1 name matches nothing: core/x',
    ]);
    expect(await errorsOf(SELECTION, { notAllowed: refs })).toEqual([
      'You may not change 1 of them: core/x',
    ]);
  });

  it('stops when nobody could count, with the sentence of the backend', async () => {
    expect(
      await errorsOf(SELECTION, await responseError(400, 'sites: bad filter')),
    ).toEqual(['The count could not be read: sites: bad filter']);
  });
});
