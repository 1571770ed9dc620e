/** Path of a branch in Gitea's API. */
export function branchPath(branch: string): string {
  return `/branches/${branch.split('/').map(encodeURIComponent).join('/')}`;
}
