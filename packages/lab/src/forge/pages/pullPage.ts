import type { ForgeRepository } from '../ForgeRepository';
import { checksOf } from '../checks/setCheck';
import { isDraft, pullRange, tryMerge } from '../pulls/pullDiff';
import type { PullState } from '../state';
import { diffCards } from './diffCard';
import { html } from './html';
import { page } from './page';

const when = (iso: string) => iso.replace('T', ' ').replace(/\..*/, ' UTC');

/** Markdown's comments are for machines; a forge does not show them. */
const shown = (text: string) => text.replace(/<!--[\s\S]*?-->/g, '').trim();

/** A pull request with its diff and a button to merge it. */
export async function pullPage(
  repository: ForgeRepository,
  pull: PullState,
  problem?: string,
): Promise<string> {
  const root = `/${repository.owner}/${repository.name}`;
  const range = await pullRange(repository, pull);
  const [diff, files] = await Promise.all([
    repository.git.diff(range.base, range.head),
    repository.git.changedFiles(range.base, range.head),
  ]);
  const open = pull.state === 'open';
  const merge = open ? await tryMerge(repository, pull) : undefined;
  const state = pull.merged ? 'merged' : pull.state;
  const blocked = isDraft(pull)
    ? 'This is a draft: take the WIP prefix off its title first.'
    : merge &&
      'conflicts' in merge &&
      `Conflicts with ${pull.base}: ${merge.conflicts.join(', ')}`;
  const checks = checksOf(repository, pull.headSha);
  const comments = repository.state.comments.filter(
    comment => comment.issue === pull.number,
  );
  return page({
    title: `${pull.title} #${pull.number}`,
    trail: [
      { text: 'Lab', href: '/' },
      { text: `${repository.owner}/${repository.name}`, href: root },
      { text: 'Pull requests', href: `${root}/pulls` },
    ],
    body: html`<h1>${pull.title} <span class="count">#${pull.number}</span></h1>
      <p>
        <span class="state ${state}"
          >${state[0].toUpperCase() + state.slice(1)}</span
        >
        <span class="muted">
          ${pull.author} wants to merge <code>${pull.head}</code> into
          <code>${pull.base}</code> · opened
          ${when(pull.createdAt)}${pull.merged
            ? html` · merged by ${pull.merged.by} ${when(pull.merged.at)} as
                <code>${pull.merged.sha.slice(0, 10)}</code>`
            : ''}</span
        >
      </p>
      ${problem &&
      html`<div class="card alert" role="alert">
        <div class="pad">${problem}</div>
      </div>`}
      <section class="card">
        <h2>Description</h2>
        <pre class="body">${shown(pull.body) || 'No description.'}</pre>
      </section>
      ${comments.map(
        comment =>
          html`<section class="card">
            <h2>
              ${comment.author}
              <span class="count">${when(comment.createdAt)}</span>
            </h2>
            <pre class="body">${comment.body}</pre>
          </section>`,
      )}
      ${checks.length > 0 &&
      html`<section class="card">
        <h2>Checks</h2>
        <ul class="pad">
          ${checks.map(
            ({ name, state: said, description }) =>
              html`<li><code>${name}</code> ${said} · ${description}</li>`,
          )}
        </ul>
      </section>`}
      ${open &&
      html`<section class="card">
        <div class="pad">
          ${blocked
            ? html`<p>${blocked}</p>`
            : html`<p>This pull request can be merged.</p>`}
          <form method="post" action="${root}/pulls/${pull.number}/merge">
            <button ${blocked ? html`disabled` : ''}>Merge</button>
          </form>
          <form method="post" action="${root}/pulls/${pull.number}/close">
            <button class="quiet">Close</button>
          </form>
        </div>
      </section>`}
      <p class="muted">
        ${files.length} ${files.length === 1 ? 'file' : 'files'} changed ·
        <a href="${root}/pulls/${pull.number}.diff">diff</a>
      </p>
      ${diffCards(diff)}`,
  });
}
