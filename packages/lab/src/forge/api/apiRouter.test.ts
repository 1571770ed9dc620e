import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';

const api = '/api/v1/repos/edge/demo';

describe("the forge's REST API", () => {
  let lab: TestForge;

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  it('needs an account to write and knows wrong ones', async () => {
    const anonymous = await request(lab.server)
      .post(`${api}/contents`)
      .send({});
    expect(anonymous.status).toBe(401);
    const wrong = await request(lab.server)
      .get(api)
      .set('Authorization', 'token nope');
    expect(wrong.status).toBe(401);
    const basic = await request(lab.server)
      .get('/api/v1/user')
      .auth('ada', 'ada');
    expect(basic.body.login).toBe('ada');
    expect((await request(lab.server).get(api)).body.full_name).toBe(
      'edge/demo',
    );
  });

  it('shows a commit as a diff', async () => {
    const { body } = await request(lab.server).get(`${api}/commits?limit=1`);
    const { sha } = body[0];
    const diff = await request(lab.server).get(
      `${api}/git/commits/${sha}.diff`,
    );
    expect(diff.status).toBe(200);
    expect(diff.headers['content-type']).toContain('text/plain');
    expect(diff.text).toMatch(/^diff --git /);
    const commit = await request(lab.server).get(`${api}/git/commits/${sha}`);
    expect(commit.body.sha).toBe(sha);
    const missing = await request(lab.server).get(
      `${api}/git/commits/${'0'.repeat(40)}.diff`,
    );
    expect(missing.status).toBe(404);
  });
});
