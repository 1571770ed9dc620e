import { html, type Html } from './html';

const classOf = (line: string) => {
  if (line.startsWith('@@')) return 'h';
  if (line.startsWith('+')) return 'a';
  if (line.startsWith('-')) return 'd';
  return '';
};

/** A unified diff, one card a file. */
export function diffCards(diff: string): Html[] {
  return diff
    .split(/^(?=diff --git )/m)
    .filter(Boolean)
    .map(file => {
      const lines = file.replace(/\n$/, '').split('\n');
      const start = lines.findIndex(line => line.startsWith('@@'));
      const body = start < 0 ? [] : lines.slice(start);
      const head = lines.slice(0, start < 0 ? lines.length : start);
      const name = /^diff --git a\/(.*) b\//.exec(lines[0])?.[1] ?? lines[0];
      const mode = head.find(line => /^(new|deleted) file/.test(line));
      return html`<section class="card">
        <h2>
          ${name} <span class="count">${mode ? mode.split(' ')[0] : ''}</span>
        </h2>
        <pre class="diff">
${body.map(
            line => html`<span class="${classOf(line)}">${line || ' '}</span>`,
          )}</pre
        >
      </section>`;
    });
}
