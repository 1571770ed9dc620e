import type {
  LintFinding,
  TreeImpact,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { BuildResult } from '../build/buildAll';
import type { Base } from '../repository/findBase';
import type { Skipped } from '../repository/limits';

/** What a change does to sites, or why nobody can say. */
export type CheckedImpact =
  | { lines: number; files: string[]; text: string; reach: TreeImpact }
  | { lines: number; files: string[]; unknown: string };

/** A finding, and whether it was there before the change. */
export type CheckedFinding = LintFinding & { isOld: boolean };

export interface CheckReport {
  layout: string;
  base?: Base;
  repoUrl?: string;
  branch?: string;
  findings: CheckedFinding[];
  impact?: CheckedImpact;
  /** Absent when nothing was built; `builtWith` says with what it was. */
  builds?: BuildResult[];
  builtWith?: string;
  /** Files below the layout's directories that nobody looked at. */
  skipped: Skipped[];
  failed: boolean;
}
