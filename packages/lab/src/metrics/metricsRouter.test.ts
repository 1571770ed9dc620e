import express from 'express';
import request from 'supertest';
import { METRICS_TOKEN, metricsRouter } from './metricsRouter';
import { NOW, testSource } from './__testUtils__/testSource';

const app = express().use(metricsRouter(testSource(), () => NOW));

const get = (path: string, query: Record<string, string> = {}) =>
  request(app)
    .get(path)
    .query(query)
    .set('Authorization', `Bearer ${METRICS_TOKEN}`);

describe('the query API', () => {
  it.each(['/api/v1/query', '/api/metrics/v1/default/api/v1/query_range'])(
    'wants the token at %s',
    async path => {
      const { status, body } = await request(app).get(path);
      expect(status).toBe(401);
      expect(body.data).toBeUndefined();
    },
  );

  it('answers an instant query, by GET and by POST', async () => {
    const query = 'count by (cluster) (ovms_requests_success)';
    const got = await get('/api/v1/query', { query });
    expect(got.body).toEqual({
      status: 'success',
      data: {
        resultType: 'vector',
        result: [{ metric: { cluster: 'a' }, value: [NOW, '1'] }],
      },
    });
    const posted = await request(app)
      .post('/api/metrics/v1/default/api/v1/query')
      .set('Authorization', `Bearer ${METRICS_TOKEN}`)
      .type('form')
      .send({ query });
    expect(posted.body).toEqual(got.body);
  });

  it('ends the series of a dark site where it was last heard', async () => {
    const { body } = await get('/api/v1/query_range', {
      query: 'sum by (cluster) (rate(ovms_requests_success{cluster="b"}[1m]))',
      start: String(NOW - 3600),
      end: String(NOW),
      step: '60s',
    });
    const times = body.data.result[0].values.map(([time]: [number]) => time);
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW - 1740);
    expect(times.length).toBeGreaterThan(20);
  });

  it('never lets a counter fall, and gives the same value twice', async () => {
    const params = {
      query: 'ovms_request_time_us_bucket{cluster="a",le="25000"}',
      start: String(NOW - 7200),
      end: String(NOW),
      step: '15',
    };
    const first = await get('/api/v1/query_range', params);
    const values: number[] = first.body.data.result[0].values.map(
      ([, value]: [number, string]) => Number(value),
    );
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values.at(-1)).toBeGreaterThan(values[0]);
    expect((await get('/api/v1/query_range', params)).body).toEqual(first.body);
  });

  it.each([
    ['', /invalid parameter "query"/],
    ['sum(', /parse error/],
    ['{}', /non-empty matcher/],
    ['rate(up)', /range vector/],
    ['sum(rate(up[5m:1m]))', /subqueries/],
    ['up offset 5m', /offset/],
    ['quantile_over_time(0.5, up[5m])', /unknown function/],
    ['a * on (b) group_left c', /group_left/],
    ['up[5m] + 1', /scalar and instant vector/],
    ['1 > 2', /BOOL/],
    ['up{a=~"("}', /regexp/],
  ])('refuses %p', async (query, message) => {
    const { status, body } = await get('/api/v1/query', { query });
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: 'error', errorType: 'bad_data' });
    expect(body.error).toMatch(message);
  });

  it.each([
    [{ start: 'x' }, /"start"/],
    [{ end: '1' }, /"end"/],
    [{ step: '0' }, /"step"/],
    [{ step: '0.01' }, /11,000/],
  ])('refuses the window %j', async (wrong, message) => {
    const { status, body } = await get('/api/v1/query_range', {
      query: 'vector(1)',
      start: String(NOW - 600),
      end: String(NOW),
      step: '60',
      ...wrong,
    });
    expect(status).toBe(400);
    expect(body.error).toMatch(message);
  });

  it('lists labels and series', async () => {
    const names = await get('/api/v1/label/__name__/values');
    expect(names.body.data).toContain('request_predict_seconds_bucket');
    const { body } = await get('/api/v1/series', {
      'match[]': 'ovms_requests_fail{cluster="a"}',
    });
    expect(body.data).toMatchObject([{ cluster: 'a', name: 'bike' }]);
  });
});

describe('what a site exports', () => {
  it('is in the text format, without the labels that a scrape adds', async () => {
    const { text, headers } = await request(app).get('/metrics/sites/a');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('# TYPE ovms_request_time_us histogram');
    expect(text).toMatch(
      /^ovms_requests_success\{[^}]*name="bike"[^}]*\} \d+$/m,
    );
    expect(text).not.toContain('cluster=');
  });

  it('is nothing for a dark site and for one that is not there', async () => {
    expect((await request(app).get('/metrics/sites/b')).status).toBe(503);
    expect((await request(app).get('/metrics/sites/x')).status).toBe(404);
  });
});
