export { GiteaForge } from './GiteaForge';
export type { GiteaCredentials } from './giteaCredentials';
export { GithubForge } from './GithubForge';
export { githubToken } from './githubToken';
export { GitlabForge, type GitlabCredentials } from './GitlabForge';
export { createForge, type CreateForgeOptions } from './createForge';
export { forgeConflictCode, type ForgeConflictCode } from './forgeConflict';
