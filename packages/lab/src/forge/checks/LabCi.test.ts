import request from 'supertest';
import { eventually } from '../../loops/__testUtils__/eventually';
import { client } from '../__testUtils__/client';
import { testForge, type TestForge } from '../__testUtils__/testForge';
import { ciRouter } from './ciRouter';
import { CI_CHECK, LabCi } from './LabCi';
import express from 'express';

describe('LabCi', () => {
  let lab: TestForge;
  let ci: LabCi;
  let stop: () => void;
  const { as, propose } = client(() => lab);

  beforeEach(async () => {
    lab = await testForge();
    ci = LabCi.create({ forge: lab.forge, delayMs: 5, log: () => undefined });
    stop = ci.start();
  });
  afterEach(async () => {
    stop();
    await lab.close();
  });

  const combined = async (sha: string) =>
    (await as('get', `/commits/${sha}/status`)).body;

  it('passes what is opened, and fails what it is told to, until told otherwise', async () => {
    const { sha } = (await propose('one', 'ONE\n')).body.head;
    await eventually(
      'a passed check',
      async () => (await combined(sha)).state === 'success',
    );
    const app = express().use(ciRouter(lab.forge, ci));
    const tell = (result: string) =>
      request(app).post('/edge/demo/ci').send({ result });
    expect((await tell('nonsense')).status).toBe(400);
    expect((await tell('failure')).status).toBe(200);
    await eventually(
      'a failed check',
      async () => (await combined(sha)).state === 'failure',
    );
    expect((await combined(sha)).statuses).toMatchObject([
      { context: CI_CHECK, status: 'failure' },
    ]);
    const page = await request(lab.server).get('/edge/demo/pulls/1');
    expect(page.text).toContain(CI_CHECK);
    await tell('hang');
    await eventually(
      'a pending check',
      async () => (await combined(sha)).state === 'pending',
    );
  });
});
