import { createFixtureApi } from '../__testUtils__/FixtureAiEdgeApi';
import { fieldApis } from '../__testUtils__/fieldApis';
import { translator } from './translator';

describe('translator', () => {
  it('speaks outside of components', () => {
    const t = translator(fieldApis(createFixtureApi()));
    expect(t('picker.resolved', { count: 31 })).toBe('31 sites');
    expect(t('picker.resolved', { count: 1 })).toBe('1 site');
  });

  it('does not go on as if nothing were missing', () => {
    expect(() => translator({ get: () => undefined })).toThrow(
      'The translation of the form fields is not loaded yet.',
    );
  });
});
