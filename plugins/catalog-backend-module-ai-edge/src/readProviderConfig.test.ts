import { ConfigReader } from '@backstage/config';
import { readProviderConfig } from './readProviderConfig';

describe('readProviderConfig', () => {
  it('needs no configuration', () => {
    expect(readProviderConfig(new ConfigReader({}))).toEqual({
      schedule: { frequency: { seconds: 30 }, timeout: { minutes: 2 } },
      defaultOwner: 'unknown',
    });
  });

  it('takes a schedule and an owner', () => {
    const config = new ConfigReader({
      catalog: {
        providers: {
          aiEdge: {
            schedule: { frequency: { minutes: 5 }, timeout: { minutes: 1 } },
            defaultOwner: 'group:default/edge',
          },
        },
      },
    });
    expect(readProviderConfig(config)).toMatchObject({
      schedule: { frequency: { minutes: 5 } },
      defaultOwner: 'group:default/edge',
    });
  });
});
