import express from 'express';
import request from 'supertest';
import { KubeError } from '../types';
import { forbidden, sendError } from './status';

const answer = (error: unknown) => {
  const app = express();
  app.get('/', (_request, response) => sendError(response, error));
  return request(app).get('/');
};

describe('sendError', () => {
  it('answers with a Status', async () => {
    const { status, body } = await answer(
      new KubeError(409, 'AlreadyExists', 'it is there', { name: 'a' }),
    );
    expect(status).toBe(409);
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'it is there',
      reason: 'AlreadyExists',
      details: { name: 'a' },
      code: 409,
    });
  });

  it('makes a 500 of what it does not know, and asks to retry where that helps', async () => {
    expect((await answer(new Error('oops'))).body).toMatchObject({
      code: 500,
      message: 'Internal error: Error: oops',
    });
    const busy = await answer(new KubeError(429, 'TooManyRequests', 'later'));
    expect(busy.headers['retry-after']).toBe('1');
  });
});

describe('forbidden', () => {
  it.each([
    [
      { verb: 'list', group: '', resource: 'secrets' },
      'secrets is forbidden: User "eve" cannot list resource "secrets" in API group "" at the cluster scope',
    ],
    [
      {
        verb: 'get',
        group: '',
        resource: 'pods',
        subresource: 'log',
        namespace: 'x',
        name: 'p',
      },
      'pods "p" is forbidden: User "eve" cannot get resource "pods/log" in API group "" in the namespace "x"',
    ],
  ])('%j', (access, message) => {
    expect(forbidden({ name: 'eve', groups: [] }, access).message).toBe(
      message,
    );
  });
});
