import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import express from 'express';
import { ThanosStore } from './ThanosStore';

const WINDOW = { start: 0, end: 600, step: 300 };

describe('ThanosStore', () => {
  let server: Server;
  let requests: { url: string; authorization?: string }[];
  let status: number;
  let answer: unknown;
  let reports: SourceStatus[];
  let store: ThanosStore;

  beforeEach(async () => {
    requests = [];
    reports = [];
    status = 200;
    const app = express();
    app.get('*', (request, response) => {
      const { originalUrl: url } = request;
      requests.push({ url, authorization: request.get('authorization') });
      response.status(status).json(answer);
    });
    server = app.listen(0, '127.0.0.1');
    await new Promise(resolve => {
      server.once('listening', resolve);
    });
    store = ThanosStore.create({
      hub: 'core',
      config: {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        token: 'metrics-token',
        skipTLSVerify: false,
        intervalSeconds: 300,
      },
      report: report => reports.push(report),
    });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  function matrix(values: [number, string][], more: object = {}) {
    return {
      status: 'success',
      data: {
        resultType: 'matrix',
        result: [{ metric: { cluster: 'oslo' }, values }],
      },
      ...more,
    };
  }

  it('asks with its own token and leaves out what is no number', async () => {
    answer = matrix(
      [
        [0, '1.5'],
        [300, 'NaN'],
        [600, '+Inf'],
      ],
      { warnings: ['partial'] },
    );
    expect(await store.queryRange('up', WINDOW)).toEqual({
      series: [{ labels: { cluster: 'oslo' }, points: [[0, 1.5]] }],
      warnings: ['partial'],
    });
    expect(requests).toEqual([
      {
        url: '/api/v1/query_range?query=up&start=0&end=600&step=300',
        authorization: 'Bearer metrics-token',
      },
    ]);
    expect(reports.map(({ state }) => state)).toEqual(['starting', 'ok']);
  });

  it('asks once for what is asked together or soon after', async () => {
    answer = matrix([[0, '1']]);
    await Promise.all([
      store.queryRange('up', WINDOW),
      store.queryRange('up', WINDOW),
      store.queryRange('down', WINDOW),
    ]);
    await store.queryRange('up', WINDOW);
    expect(requests).toHaveLength(2);
  });

  it('takes series of nothing but gaps for none', async () => {
    answer = matrix([[0, 'NaN']]);
    expect((await store.queryRange('up', WINDOW)).series).toEqual([]);
  });

  it('knows whether anything is there', async () => {
    answer = {
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: {}, value: [0, '1'] }] },
    };
    expect((await store.present('up')).present).toBe(true);
    answer = { status: 'success', data: { resultType: 'vector', result: [] } };
    expect((await store.present('down')).present).toBe(false);
  });

  it.each([
    [403, {}, 'forbidden'],
    [503, { status: 'error', error: 'timeout' }, 'failed'],
    [200, { status: 'error', error: 'bad query' }, 'failed'],
    [200, '<html>', 'failed'],
  ])('fails on %s %j, says so, and tries again', async (code, body, kind) => {
    status = code;
    answer = body;
    await expect(store.queryRange('up', WINDOW)).rejects.toMatchObject({
      kind,
    });
    expect(reports.at(-1)).toMatchObject({
      id: 'metrics:core',
      state: 'failed',
    });
    status = 200;
    answer = matrix([[0, '1']]);
    await expect(store.queryRange('up', WINDOW)).resolves.toBeDefined();
    expect(reports.at(-1)?.state).toBe('ok');
  });
});
