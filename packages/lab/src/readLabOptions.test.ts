import { readLabOptions } from './readLabOptions';

describe('readLabOptions', () => {
  it('has defaults', () => {
    expect(readLabOptions({})).toMatchObject({
      port: 7100,
      sites: undefined,
      modelsPerSite: 2,
      lag: 1,
      hubs: ['core'],
      portalUrl: 'http://127.0.0.1:7007',
    });
    expect(readLabOptions({}).dataDir).toMatch(/\/\.lab$/);
  });

  it('reads the environment', () => {
    expect(
      readLabOptions({
        LAB_PORT: '7300',
        LAB_DIR: '/tmp/other',
        LAB_SITES: '3500',
        LAB_MODELS_PER_SITE: '5',
        LAB_LAG: '0.5',
        LAB_HUBS: '2',
        LAB_PORTAL_URL: 'http://portal.example:8080',
      }),
    ).toEqual({
      port: 7300,
      dataDir: '/tmp/other',
      sites: 3500,
      modelsPerSite: 5,
      lag: 0.5,
      hubs: ['core', 'west'],
      portalUrl: 'http://portal.example:8080',
    });
  });

  it.each([
    ['LAB_PORT', 'x', 'LAB_PORT: must be a whole number from 1 to 65534'],
    ['LAB_PORT', '65535', 'LAB_PORT: must be a whole number from 1 to 65534'],
    ['LAB_SITES', '1.5', 'LAB_SITES: must be a whole number from 1 to 20000'],
    ['LAB_HUBS', '3', 'LAB_HUBS: must be a whole number from 1 to 2'],
    [
      'LAB_PORTAL_URL',
      '127.0.0.1:7007',
      'LAB_PORTAL_URL: must be an http address',
    ],
    ['LAB_LAG', '0', 'LAB_LAG: must be a number above 0 and up to 600'],
  ])('%s=%s is refused', (name, value, message) => {
    expect(() => readLabOptions({ [name]: value })).toThrow(message);
  });
});
