export { GiteaForge, type GiteaCredentials } from './GiteaForge';
export { GithubForge } from './GithubForge';
export { githubToken } from './githubToken';
export { GitlabForge, type GitlabCredentials } from './GitlabForge';
export { createForge, type CreateForgeOptions } from './createForge';
export { forgeConflictCode, type ForgeConflictCode } from './forgeConflict';
