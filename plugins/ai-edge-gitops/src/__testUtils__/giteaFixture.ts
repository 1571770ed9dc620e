import { GiteaForge } from '../forge/GiteaForge';
import type { ProposeOptions } from '../types';
import { FakeServer, type Answer } from './FakeServer';

export const API = '/api/v1/repos/edge/models';
export const TOKEN = 'very-secret-token';

export const pull = {
  number: 7,
  html_url: 'https://git.example.com/edge/models/pulls/7',
  title: 'Deploy bike',
  body: null,
  state: 'open',
  merged: false,
  user: { login: 'portal' },
  head: {
    ref: 'ai-edge/deploy/bike-0123456789',
    repo: { full_name: 'edge/models' },
  },
  base: { ref: 'main', repo: { full_name: 'edge/models' } },
  created_at: '2026-11-20T10:00:00+01:00',
  updated_at: null,
};

export const proposal: ProposeOptions = {
  base: { branch: 'main', revision: 'c0ffee' },
  branch: 'ai-edge/deploy/bike-0123456789',
  title: 'Deploy bike',
  body: 'What it does',
  commitMessage: 'Deploy bike to 2 sites',
  files: [
    { path: 'a/new.yaml', change: 'create', after: 'höhe: 1\n' },
    { path: 'b.yaml', change: 'update', before: 'hello\n', after: 'bye\n' },
    { path: 'c.yaml', change: 'delete', before: '' },
  ],
};

/** A forge whose Gitea answers what a test says. */
export interface GiteaFixture {
  server: FakeServer;
  /** By `METHOD path`: one answer for all, or one for each request in turn. */
  answers: Record<string, Answer | Answer[] | 'silence'>;
  forge(more?: { timeout?: number }): GiteaForge;
}

/** Starts one that takes {@link proposal}. */
export async function giteaFixture(): Promise<GiteaFixture> {
  const answers: GiteaFixture['answers'] = {
    [`GET ${API}/branches/main`]: { body: { commit: { id: 'c0ffee' } } },
    [`POST ${API}/contents`]: { status: 201, body: { commit: {} } },
    [`POST ${API}/pulls`]: { status: 201, body: pull },
  };
  const server = await FakeServer.start(({ method, url }) => {
    const answer = answers[`${method} ${url}`];
    if (answer === 'silence') return undefined;
    const next = Array.isArray(answer) ? answer.shift() : answer;
    return next ?? { status: 404, body: { message: 'nothing here' } };
  });
  return {
    server,
    answers,
    forge: (more = {}) =>
      GiteaForge.create({
        url: `${server.url}/edge/models.git`,
        integrations: { password: TOKEN },
        ...more,
      }),
  };
}

/** The error of a promise that must be rejected. */
export async function failure(work: Promise<unknown>): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  if (!error) throw new Error('expected a rejection');
  return error;
}
