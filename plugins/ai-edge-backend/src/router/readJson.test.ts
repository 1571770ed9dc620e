import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { readJson } from './readJson';

const app = express()
  .post('/', (req, res, next) => {
    readJson(req, res)().then(body => res.json({ body }), next);
  })
  .use(mockErrorHandler());

const post = (text: string) =>
  request(app).post('/').set('Content-Type', 'application/json').send(text);

describe('readJson', () => {
  it('reads a JSON body', async () => {
    const { body } = await post('{"sites":["a"]}').expect(200);
    expect(body).toEqual({ body: { sites: ['a'] } });
  });

  it.each(['{ not json', '{"secret": hunter2}', '['])(
    'says what %s is not, and quotes nothing of it',
    async text => {
      const { body } = await post(text).expect(400);
      expect(body.error).toMatchObject({
        name: 'InputError',
        message: 'body: must be JSON',
      });
    },
  );

  it('refuses a body that is too large as such', async () => {
    const { body } = await post(`{"a":"${'x'.repeat(2 ** 20)}"}`).expect(413);
    expect(body.error.message).not.toContain('must be JSON');
  });
});
