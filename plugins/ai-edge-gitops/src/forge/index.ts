export { GiteaForge, type GiteaCredentials } from './GiteaForge';
export { createForge } from './createForge';
export { forgeConflictCode, type ForgeConflictCode } from './forgeConflict';
