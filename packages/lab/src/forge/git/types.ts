/** Who wrote a commit. */
export interface Person {
  name: string;
  email: string;
}

export interface TreeEntry {
  path: string;
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  size?: number;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Person & { date: string };
  committer: Person & { date: string };
  message: string;
}

export interface ChangedFile {
  path: string;
  status: 'added' | 'modified' | 'deleted' | 'renamed';
  additions: number;
  deletions: number;
}

/** One path of a new tree; no content takes it away. */
export interface TreeChange {
  path: string;
  content?: Buffer;
}

export interface NewCommit {
  tree: string;
  parents: string[];
  message: string;
  author: Person;
  committer?: Person;
  /** ISO 8601; now when absent. */
  date?: string;
}
