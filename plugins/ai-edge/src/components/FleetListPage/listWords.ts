/** Which words a list uses for its things. */
export type ListWords = 'sites' | 'deployments' | 'changes';
