import { execFile } from 'node:child_process';

/** A program that builds a kustomization. */
export interface Builder {
  name: string;
  command: string;
  args: (directory: string) => string[];
}

const BUILDERS: Builder[] = [
  {
    name: 'kubectl kustomize',
    command: 'kubectl',
    args: directory => ['kustomize', directory],
  },
  {
    name: 'kustomize build',
    command: 'kustomize',
    args: directory => ['build', directory],
  },
];

function runs(command: string, args: string[]): Promise<boolean> {
  return new Promise(resolve => {
    execFile(command, args, { timeout: 10_000 }, error => resolve(!error));
  });
}

/** The first of kubectl and kustomize that is there. */
export async function findBuilder(): Promise<Builder | undefined> {
  for (const builder of BUILDERS) {
    const [verb] = builder.args('.');
    if (await runs(builder.command, [verb, '--help'])) return builder;
  }
  return undefined;
}
