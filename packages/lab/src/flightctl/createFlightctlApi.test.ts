import express from 'express';
import request from 'supertest';
import { FLIGHTCTL_TOKEN, createFlightctlApi } from './createFlightctlApi';

const START = Date.parse('2026-11-20T12:00:00Z');

describe('FlightCtl of the lab', () => {
  let now = START;
  const app = express();
  app.use(
    '/flightctl',
    createFlightctlApi({ lag: 1, start: START, now: () => now }),
  );
  const get = (path: string, token = FLIGHTCTL_TOKEN) =>
    request(app)
      .get(`/flightctl/api/v1${path}`)
      .set('Authorization', `Bearer ${token}`);
  const devices = async () => {
    const { body } = await get('/devices');
    return new Map<string, any>(
      body.items.map((item: any) => [item.metadata.labels.alias, item]),
    );
  };

  beforeEach(() => {
    now = START;
  });

  it('is for its own token only', async () => {
    const { status, body } = await get('/devices', 'lab-portal');
    expect([status, body.kind]).toEqual([401, 'Status']);
  });

  it('names devices by a hash and gives them page by page', async () => {
    const names: string[] = [];
    let next = '';
    do {
      const { body } = await get(`/devices?limit=3&continue=${next}`);
      names.push(...body.items.map((item: any) => item.metadata.name));
      next = encodeURIComponent(body.metadata.continue ?? '');
    } while (next);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    names.forEach(name => expect(name).toMatch(/^[a-z2-7]{52}$/));
    expect((await get('/devices?limit=1001')).status).toBe(400);
  });

  it('lets applications come up, the same way each time', async () => {
    const stages = async () =>
      (await devices()).get('camera-lyon-line-2').status.applications[0];
    expect(await stages()).toMatchObject({ status: 'Preparing', ready: '0/2' });
    now += 4_000;
    expect(await stages()).toMatchObject({ status: 'Starting' });
    now += 4_000;
    expect(await stages()).toMatchObject({ status: 'Running', ready: '2/2' });
    now = START;
    expect(await stages()).toMatchObject({ status: 'Preparing' });
  });

  it('has a device that is silent, and says since when where it is asked', async () => {
    const silent = (await devices()).get('camera-torino-gate');
    expect(silent.status.summary.status).toBe('Unknown');
    expect(silent.status.lastSeen).toBeUndefined();
    const { body } = await get(`/devices/${silent.metadata.name}/lastseen`);
    expect(body).toEqual({ lastSeen: '2026-11-20T03:00:00.000Z' });
  });

  it('has fleets, whose labels say what their devices serve', async () => {
    const { body } = await get('/fleets');
    expect(
      body.items.map(({ metadata }: any) => [metadata.name, metadata.labels]),
    ).toEqual([
      ['kiosks', { 'model-name': 'shop-assistant' }],
      ['line-cameras', { site: 'plants' }],
    ]);
  });

  it('knows no other paths and devices', async () => {
    expect((await get('/repositories')).status).toBe(404);
    expect((await get('/devices/nobody')).status).toBe(404);
  });
});
