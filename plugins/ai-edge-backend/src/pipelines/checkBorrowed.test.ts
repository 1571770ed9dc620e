import { checkBorrowed } from './checkBorrowed';

const config = {
  serviceAccountName: 'pipeline',
  serviceAccounts: ['builder'],
  secrets: ['credentials-s3'],
};
const NOTHING = { serviceAccounts: [], secrets: [] };

describe('checkBorrowed', () => {
  it.each([
    [{}],
    [{ serviceAccountName: 'pipeline' }],
    [{ serviceAccountName: 'builder' }],
    [{ workspaces: { s3: { secret: { secretName: 'credentials-s3' } } } }],
    [{ workspaces: { data: { configMap: { name: 'anything' } } } }],
  ])('lets %j pass', request => {
    expect(() => checkBorrowed(request, config)).not.toThrow();
  });

  it('refuses a service account that is not lent', () => {
    const request = { serviceAccountName: 'cluster-admin' };
    expect(() => checkBorrowed(request, config)).toThrow(
      'serviceAccountName: must be one of pipeline, builder, not "cluster-admin"',
    );
    expect(() => checkBorrowed(request, NOTHING)).toThrow(
      'serviceAccountName: must be absent: none is lent to runs of this namespace, not "cluster-admin"',
    );
  });

  it('refuses a secret that is not lent', () => {
    const request = {
      workspaces: { s3: { secret: { secretName: 'registry-admin' } } },
    };
    expect(() => checkBorrowed(request, config)).toThrow(
      'workspaces.s3.secret.secretName: must be one of credentials-s3, not "registry-admin"',
    );
    expect(() => checkBorrowed(request, NOTHING)).toThrow(
      'workspaces.s3.secret.secretName: must be absent',
    );
  });
});
