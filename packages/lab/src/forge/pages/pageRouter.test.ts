import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('the forge in a browser', () => {
  let lab: TestForge;

  beforeEach(async () => {
    lab = await testForge();
    const as = (path: string) =>
      request(lab.server)
        .post(`/api/v1/repos/edge/demo${path}`)
        .auth('portal', 'lab-forge-portal');
    await as('/contents').send({
      branch: 'main',
      new_branch: 'one',
      files: [
        {
          operation: 'create',
          path: 'x.html',
          content: Buffer.from('<script>alert(1)</script>').toString('base64'),
        },
      ],
    });
    await as('/pulls').send({
      head: 'one',
      base: 'main',
      title: 'A <b>bold</b> title',
      body: '<img src=x onerror=alert(1)>',
    });
  });
  afterEach(() => lab.close());

  it('shows a pull request with everything escaped', async () => {
    const { text } = await request(lab.server).get('/edge/demo/pulls/1');
    expect(text).toContain('A &lt;b&gt;bold&lt;/b&gt; title');
    expect(text).toContain('+&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect(text).toContain('>Merge</button>');
  });

  it('merges with the button, once', async () => {
    const merge = () =>
      request(lab.server)
        .post('/edge/demo/pulls/1/merge')
        .type('form')
        .send({});
    const done = await merge();
    expect(done.status).toBe(303);
    expect(done.headers.location).toBe('/edge/demo/pulls/1');
    const { text } = await request(lab.server).get('/edge/demo/pulls/1');
    expect(text).toContain('>Merged<');
    expect(text).not.toContain('>Merge</button>');
    expect((await merge()).status).toBe(405);
  });

  it('takes no form from another site', async () => {
    const { status } = await request(lab.server)
      .post('/edge/demo/pulls/1/merge')
      .set('Origin', 'https://evil.example');
    expect(status).toBe(403);
    const { text } = await request(lab.server).get('/edge/demo/pulls/1');
    expect(text).toContain('>Open<');
  });

  it('lists repositories, files and pull requests', async () => {
    const { text } = await request(lab.server).get('/edge/demo');
    expect(text).toContain(`git clone ${lab.url}/edge/demo.git`);
    expect(text).toContain('/edge/demo/src/branch/main/README.md');
    const file = await request(lab.server).get(
      '/edge/demo/src/branch/main/README.md',
    );
    expect(file.text).toContain('one\ntwo\nthree');
    expect((await request(lab.server).get('/edge/none')).status).toBe(404);
  });
});
