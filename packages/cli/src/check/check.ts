import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { touchedBuilds } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { buildAll } from '../build/buildAll';
import { findBuilder } from '../build/findBuilder';
import { findBase } from '../repository/findBase';
import { findLayout } from '../repository/findLayout';
import { originUrl } from '../repository/originUrl';
import { readCommit } from '../repository/readCommit';
import { readWorkingTree } from '../repository/readWorkingTree';
import { UsageError } from '../UsageError';
import { checkFindings } from './checkFindings';
import { checkImpact } from './checkImpact';
import type { CheckReport } from './CheckReport';

export interface CheckOptions {
  base?: string;
  layout?: string;
  repoUrl?: string;
  branch?: string;
  /** True: there has to be something to build with. False: nothing is built. */
  build?: boolean;
  today: string;
}

async function checkDirectory(directory: string): Promise<string> {
  const root = resolve(directory);
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new UsageError(`${directory}: is no directory`);
  }
  return root;
}

/** Checks the files of a repository as they are, which in CI is the merge result. */
export async function check(
  directory: string,
  options: CheckOptions,
): Promise<CheckReport> {
  const { branch, today } = options;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) {
    throw new UsageError('--today: must be a day such as 2026-12-31');
  }
  const root = await checkDirectory(directory);
  const { tree, skipped } = await readWorkingTree(root);
  const layout = findLayout(tree, options.layout);
  const base =
    options.base === undefined ? undefined : await findBase(root, options.base);
  const before = base && (await readCommit(root, base.commit));
  const repoUrl = options.repoUrl ?? (await originUrl(root));
  const builder = options.build === false ? undefined : await findBuilder();
  if (options.build && !builder) {
    throw new UsageError('--build: neither kubectl nor kustomize is there');
  }
  const findings = checkFindings(layout, before, tree, {
    repoUrl,
    branch,
    today,
  });
  const builds =
    builder &&
    (await buildAll(builder, tree, touchedBuilds(layout, before, tree)));
  const failed =
    findings.some(({ state, isOld }) => state === 'fail' && !isOld) ||
    (builds ?? []).some(({ state }) => state === 'failed');
  return {
    layout: layout.id,
    base,
    repoUrl,
    branch,
    findings,
    ...(before && { impact: checkImpact(layout, before, tree) }),
    builds,
    builtWith: builder?.name,
    skipped: skipped.filter(({ path }) => layout.owns(path)),
    failed,
  };
}
