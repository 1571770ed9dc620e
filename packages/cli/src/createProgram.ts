import { Command } from 'commander';
import { defaultLayouts } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { check, type CheckOptions } from './check/check';
import { jsonReport } from './check/jsonReport';
import { textReport } from './check/textReport';
import packageJson from '../package.json';

export interface ProgramOptions {
  out: (text: string) => void;
  /** Told the exit status. */
  done: (status: number) => void;
}

/** The command line `ai-edge`. It throws instead of ending the process. */
export function createProgram({ out, done }: ProgramOptions): Command {
  const program = new Command('ai-edge')
    .description(packageJson.description)
    .version(packageJson.version)
    .exitOverride();
  program
    .command('check')
    .description(
      'Checks the files of a GitOps repository: the rules of its layout, and with --base what a change reaches',
    )
    .argument('[directory]', 'top directory of the repository', '.')
    .option(
      '--base <ref>',
      'commit or branch that the change goes to; only what the change brings fails then',
    )
    .option(
      '--layout <id>',
      `how the repository is arranged (${defaultLayouts
        .map(({ id }) => id)
        .join(', ')}); found by its directories when absent`,
    )
    .option(
      '--repo-url <url>',
      'address that sites read the repository from; the remote origin when absent',
    )
    .option(
      '--branch <name>',
      'branch that sites read; which one they read is not checked when absent',
    )
    .option('--build', 'fails when there is nothing to build with')
    .option(
      '--no-build',
      'does not build, though kubectl or kustomize is there',
    )
    .option(
      '--today <date>',
      'day to hold pins against, as 2026-12-31',
      new Date().toISOString().slice(0, 10),
    )
    .option('--json', 'prints JSON')
    .exitOverride()
    .action(
      async (
        directory: string,
        { json, ...options }: CheckOptions & { json?: boolean },
      ) => {
        const report = await check(directory, options);
        out(json ? jsonReport(report) : textReport(report));
        done(report.failed ? 1 : 0);
      },
    );
  return program;
}
