import request from 'supertest';
import { testForge, type TestForge } from '../__testUtils__/testForge';

describe('projects and accounts', () => {
  let lab: TestForge;

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const get = (path: string) => request(lab.server).get(`/api/v4${path}`);

  it('finds projects by number and path, and accounts by name', async () => {
    const byPath = await get('/projects/edge%2Fdemo');
    expect(byPath.body).toEqual((await get('/projects/1')).body);
    expect(byPath.body.path_with_namespace).toBe('edge/demo');
    const missing = await get('/projects/edge%2Fnone');
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual({ message: '404 Project Not Found' });
    expect((await get('/users?username=ADA')).body).toMatchObject([{ id: 1 }]);
    expect((await get('/users?username=x')).body).toEqual([]);
    expect((await get('/nothing')).body).toEqual({ message: '404 Not Found' });
  });
});
