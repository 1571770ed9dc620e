import type { ForgeRepository } from '../ForgeRepository';
import type { Commit, TreeEntry } from '../git/types';
import type { PullState } from '../state';
import { html, type Html } from './html';
import { page } from './page';

const trail = ({ owner, name }: ForgeRepository) => [
  { text: 'Lab', href: '/' },
  { text: `${owner}/${name}`, href: `/${owner}/${name}` },
];

const state = (pull: PullState) => (pull.merged ? 'merged' : pull.state);

function pullRows(root: string, pulls: PullState[]): Html {
  return html`${pulls.map(
    pull =>
      html`<div class="row">
        <span><span class="state ${state(pull)}">${state(pull)}</span></span
        ><span class="grow"
          ><a href="${root}/pulls/${pull.number}">${pull.title}</a>
          <span class="muted">#${pull.number} by ${pull.author}</span></span
        >
      </div>`,
  )}${pulls.length === 0 && html`<div class="pad muted">None.</div>`}`;
}

/** What a repository is: how to clone it, its open pull requests, files and last commits. */
export function repositoryPage(
  repository: ForgeRepository,
  options: { ref: string; entries: TreeEntry[]; commits: Commit[] },
): string {
  const root = `/${repository.owner}/${repository.name}`;
  const open = repository.state.pulls.filter(pull => pull.state === 'open');
  return page({
    title: `${repository.owner}/${repository.name}`,
    trail: trail(repository),
    body: html`<h1>${repository.owner}/${repository.name}</h1>
      <p class="muted">
        <code>git clone ${repository.url}.git</code> · push as
        <code>ada</code> with password <code>ada</code>
      </p>
      <section class="card">
        <h2>
          Open pull requests <span class="count">${open.length}</span> ·
          <a href="${root}/pulls">all</a>
        </h2>
        ${pullRows(root, open.reverse())}
      </section>
      <section class="card">
        <h2>Files on ${options.ref}</h2>
        ${fileRows(root, options.ref, options.entries)}
      </section>
      <section class="card">
        <h2>Commits</h2>
        ${options.commits.map(
          commit =>
            html`<div class="row">
              <code>${commit.sha.slice(0, 10)}</code
              ><span class="grow">${commit.message.split('\n')[0]}</span
              ><span class="muted">${commit.author.name}</span>
            </div>`,
        )}
      </section>`,
  });
}

export function pullsPage(repository: ForgeRepository): string {
  const root = `/${repository.owner}/${repository.name}`;
  return page({
    title: `Pull requests of ${repository.name}`,
    trail: trail(repository),
    body: html`<h1>Pull requests</h1>
      <section class="card">
        ${pullRows(root, [...repository.state.pulls].reverse())}
      </section>`,
  });
}

export function filesPage(
  repository: ForgeRepository,
  options: { ref: string; path: string; entries?: TreeEntry[]; text?: string },
): string {
  const root = `/${repository.owner}/${repository.name}`;
  return page({
    title: `${options.path} of ${repository.name}`,
    trail: trail(repository),
    body: html`<h1>${options.path}</h1>
      <section class="card">
        <h2>${options.ref}</h2>
        ${options.entries
          ? fileRows(root, options.ref, options.entries)
          : html`<pre>${options.text}</pre>`}
      </section>`,
  });
}

function fileRows(root: string, ref: string, entries: TreeEntry[]): Html {
  return html`${entries.map(
    ({ path, type }) =>
      html`<div class="row">
        <a class="grow" href="${root}/src/branch/${ref}/${path}"
          >${path.split('/').pop()}${type === 'tree' ? '/' : ''}</a
        >
      </div>`,
  )}`;
}
