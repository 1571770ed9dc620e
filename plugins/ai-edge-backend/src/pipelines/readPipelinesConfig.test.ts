import { ConfigReader } from '@backstage/config';
import { readPipelinesConfig } from './readPipelinesConfig';

function read(pipeline: object) {
  return readPipelinesConfig(
    new ConfigReader({
      aiEdge: {
        hubs: [{ name: 'core', url: 'https://api.example.com' }],
        pipelines: [{ hub: 'core', namespace: 'builds', ...pipeline }],
      },
    }),
  );
}

describe('readPipelinesConfig', () => {
  it('reads what runs get when a request does not say', () => {
    expect(
      read({
        serviceAccountName: 'pipeline',
        secrets: ['credentials-s3'],
        timeout: '1h0m0s',
        workspaces: { data: { emptyDir: {} } },
      }),
    ).toEqual([
      {
        hub: 'core',
        namespace: 'builds',
        serviceAccountName: 'pipeline',
        serviceAccounts: [],
        secrets: ['credentials-s3'],
        timeout: '1h0m0s',
        workspaces: { data: { emptyDir: {} } },
      },
    ]);
    expect(read({})[0]).toMatchObject({ workspaces: {}, secrets: [] });
  });

  it('refuses a hub that is not configured, by the name of the key', () => {
    expect(() => read({ hub: 'other' })).toThrow('aiEdge.pipelines[0].hub');
  });
});
