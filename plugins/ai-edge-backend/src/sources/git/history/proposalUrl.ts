const PATHS: Record<string, string> = {
  github: 'pull',
  gitlab: '-/merge_requests',
  gitea: 'pulls',
};

/** Where people read a pull request of a repository; `undefined` for a forge whose addresses are not known. */
export function proposalUrl(
  repository: { url: string; forge: string },
  number: number,
): string | undefined {
  const path = PATHS[repository.forge];
  const base = repository.url.replace(/\/$/, '').replace(/\.git$/, '');
  return path && `${base}/${path}/${number}`;
}
