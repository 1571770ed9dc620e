/** What a CI said of a commit: a status, or a check run of GitHub's kind. Times are ISO 8601. */
export interface CheckState {
  id: number;
  sha: string;
  kind: 'status' | 'run';
  /** `context` of a status, `name` of a check run. */
  name: string;
  state: 'pending' | 'success' | 'failure' | 'error' | 'warning';
  description: string;
  targetUrl: string;
  creator: string;
  createdAt: string;
  updatedAt: string;
}

/** What a CI says. */
export type NewCheck = Pick<CheckState, 'sha' | 'name' | 'state'> &
  Partial<Pick<CheckState, 'kind' | 'description' | 'targetUrl'>>;
