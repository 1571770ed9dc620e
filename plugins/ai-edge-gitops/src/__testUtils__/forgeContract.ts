import type { FileChange, Forge, ProposeOptions } from '../types';
import { createForge } from '../forge/createForge';
import type { LabForge } from './LabForge';

/** Every forge, and what can be chosen about one. */
export const FORGES: [string, { signedCommits?: boolean }][] = [
  ['gitea', {}],
  ['github', {}],
  ['github', { signedCommits: true }],
  ['gitlab', {}],
];

export const BRANCH = 'ai-edge/deploy/bike-0123456789';

export const FILES: FileChange[] = [
  { path: 'a/höhe.yaml', change: 'create', after: 'höhe: 1\n' },
  { path: 'b.yaml', change: 'update', before: 'hello\n', after: 'bye\n' },
  { path: 'c/d.yaml', change: 'delete', before: 'gone\n' },
];

const CONTENT = { 'b.yaml': 'hello\n', 'c/d.yaml': 'gone\n', 'e.yaml': 'e\n' };

/** A new repository of the lab's forge, and what it takes to propose {@link FILES} to it. */
export interface ContractFixture {
  url: string;
  /** `METHOD path` of what was asked of the forge. */
  calls: string[];
  /** What comes instead of the answer to a call. */
  instead: (call: string) => Response | undefined;
  forge(more?: { token?: string; url?: string }): Forge;
  proposal(more?: Partial<ProposeOptions>): ProposeOptions;
  branches(): Promise<string>;
}

/** Makes one for the forge of {@link FORGES}. */
export async function contractFixture(
  lab: LabForge,
  type: string,
  options: { signedCommits?: boolean },
): Promise<ContractFixture> {
  const url = await lab.repository(CONTENT);
  let revision = '';
  const fixture: ContractFixture = {
    url,
    calls: [],
    instead: () => undefined,
    forge: (more = {}) =>
      createForge({
        type,
        url: more.url ?? url,
        integrations: lab.integrations(more.token),
        ...options,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const call = `${request.method} ${new URL(request.url).pathname}`;
          fixture.calls.push(call);
          return fixture.instead(call) ?? fetch(request);
        },
      }),
    proposal: (more = {}) => ({
      base: { branch: 'main', revision },
      branch: BRANCH,
      title: 'Deploy bike',
      body: 'What it does',
      commitMessage:
        'Deploy bike to 2 sites\n\nRequested-by: user:default/ann\n',
      files: FILES,
      ...more,
    }),
    branches: () => lab.git(url, ['branch', '-r', '--format=%(refname)']),
  };
  revision = String(await fixture.forge().branchRevision('main'));
  fixture.calls.length = 0;
  return fixture;
}
