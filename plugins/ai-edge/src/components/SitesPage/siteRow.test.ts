import { availabilityStates } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fixtureSites } from '../../__testUtils__/fixtureSites';
import { devicesOf } from '../SourceAlerts';
import { isSilent, platformText, silenceOf, toSiteTableRow } from './siteRow';

const [site] = fixtureSites();

describe('isSilent', () => {
  it('is said of sites that were heard once and are not now', () => {
    const silent = availabilityStates.filter(state =>
      isSilent({ availability: { state } }),
    );
    expect(silent).toEqual(['unavailable', 'unknown', 'detached']);
  });

  it('is said of every site whose hub does not answer', () => {
    expect(isSilent(toSiteTableRow(site, new Map([['core', undefined]])))).toBe(
      true,
    );
    expect(isSilent(toSiteTableRow(site, new Map([['west', undefined]])))).toBe(
      false,
    );
  });
});

describe('silenceOf', () => {
  it('tells devices from the clusters of the same hub', () => {
    const silent = new Map([['core', '2026-11-20T03:00:00.000Z']]);
    expect(silenceOf(site, silent)).toEqual({
      isRemembered: true,
      silentSince: '2026-11-20T03:00:00.000Z',
    });
    const device = { ...site, kind: 'device' as const };
    expect(silenceOf(device, silent).isRemembered).toBe(false);
    expect(
      silenceOf(device, new Map([[devicesOf('core'), undefined]])).isRemembered,
    ).toBe(true);
  });
});

describe('platformText', () => {
  it('says as much as is known and makes up nothing', () => {
    expect(platformText(site)).toBe('OpenShift 4.20.3');
    expect(platformText({ ...site, product: undefined })).toBe(
      'BareMetal 4.20.3',
    );
    expect(
      platformText({
        ...site,
        product: undefined,
        platform: undefined,
        productVersion: undefined,
        kubernetesVersion: undefined,
      }),
    ).toBeUndefined();
  });
});
