import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** One line that says what a proposal will do, as on the form's last page. */
export function describePreview(preview: Preview, gitops: string): string {
  const { sites, files, base } = preview;
  if (files.length === 0) {
    return `${count(sites.count, 'site')}, nothing to change in ${gitops}`;
  }
  return `${count(sites.count, 'site')}, ${count(
    files.length,
    'file',
  )}, 1 pull request into ${gitops} (${base.branch})`;
}
