import { rootCertificates } from 'node:tls';
import { Portal } from './__testUtils__/Portal';
import { troubledEstate } from './__testUtils__/troubledEstate';

jest.setTimeout(90_000);

const HUB = { target: 'hub', name: 'core' } as const;
const SITE = 'plant-lyon-01';
const INFO = `/apis/internal.open-cluster-management.io/v1beta1/namespaces/${SITE}/managedclusterinfos/${SITE}`;

describe('a hub and sites that change under the portal', () => {
  const { lab, portal, before, hears, recovers } = troubledEstate({
    hubs: { core: {} },
  });

  it('restarts, and has forgotten every resourceVersion', async () => {
    await lab().fault({ ...HUB, fault: 'restart' });
    await hears();
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });

  it('says 410 to every watch', async () => {
    await lab().fault({ ...HUB, fault: 'gone' });
    await hears();
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });

  it('ends every watch at once: lists tell of changes then', async () => {
    await lab().fault({ ...HUB, fault: 'watch-cut' });
    await hears();
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });

  it.each([
    // Half of the dozen's works are few enough of each kind to be believed; half of its sites are not.
    ['short-list', 'managedclusters'],
    ['empty-list', undefined],
  ])(
    'comes back with a %s: what is missing is not believed',
    async (fault, match) => {
      await lab().fault({ ...HUB, fault, match });
      await lab().fault({ ...HUB, fault: 'restart' });
      await portal().says('acm:core', 'ok', /lacked \d+ entries/);
      expect(await portal().rows()).toEqual(before());
      const { items } = await portal().get('/checks');
      expect(items).toContainEqual(
        expect.objectContaining({ id: 'quarantine:acm:core', state: 'warn' }),
      );
      await lab().clearFaults();
      await lab().fault({ ...HUB, fault: 'restart' });
      await recovers();
    },
  );

  it('has an object of a megabyte', async () => {
    await lab().fault({ ...HUB, fault: 'large' });
    await lab().fault({ ...HUB, fault: 'restart' });
    await hears();
    expect(await portal().rows()).toEqual(before());
    await lab().patch('core', INFO, {
      metadata: { annotations: { note: 'x'.repeat(1024 * 1024) } },
    });
    await recovers();
  });

  it('has a certificate that is not believed, until the CA file is right', async () => {
    const late = await Portal.start(lab(), {
      hubs: { core: {} },
      ca: rootCertificates[0],
    });
    try {
      await late.says('acm:core', 'failed', /certificate of hub core/);
      Portal.giveCa(lab(), 'core', lab().file('ca.crt'));
      await late.says('acm:core', 'ok');
      await late.shows(before());
      expect((await late.sources()).get('acm:core')).toMatchObject({
        state: 'ok',
      });
    } finally {
      await late.stop();
    }
  });

  it('cannot reach its sites through cluster-proxy', async () => {
    await lab().fault({ target: 'site', fault: 'down' });
    await portal().says('kserve:core', 'stale');
    await portal().says('acm:core', 'ok');
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });

  it('cannot reach one site: the others are as before', async () => {
    await lab().fault({ target: 'site', name: SITE, fault: 'half-json' });
    await portal().says('kserve:core', 'ok', /1 of \d+ sites/);
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });
});

describe('watches that hang', () => {
  const { lab, portal, before, recovers } = troubledEstate({
    hubs: { core: { timeouts: { silence: { seconds: 8 } } } },
  });

  it('are given up after a while, and nothing that happened is missed', async () => {
    const match = 'managedclusters';
    await lab().fault({ ...HUB, match, fault: 'watch-hang' });
    const heard = portal().hears('core', SITE);
    await lab().clearFaults();
    await heard;
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });
});
