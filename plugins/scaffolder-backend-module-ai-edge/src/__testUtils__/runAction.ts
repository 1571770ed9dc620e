import { mockServices } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';

/**
 * Runs an action as the scaffolder does and gives its outputs, its log and the keys of its checkpoints.
 */
export async function runAction(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the types of an action's input are its own
  action: TemplateAction<any, any, any>,
  input: object,
  options: {
    isDryRun?: boolean;
    taskId?: string;
    signal?: AbortSignal;
    /** Values of checkpoints that an earlier try of the task has left. */
    checkpoints?: Map<string, unknown>;
  } = {},
) {
  const { isDryRun, signal, taskId = 'task-1' } = options;
  const checkpoints = options.checkpoints ?? new Map<string, unknown>();
  const output: Record<string, unknown> = {};
  const log: string[] = [];
  const write = (message: string) => {
    log.push(message);
  };
  const context = {
    ...createMockActionContext({
      input,
      task: { id: taskId },
      workspacePath: '/nowhere',
      logger: mockServices.logger.mock({ info: write, warn: write }),
    }),
    isDryRun,
    signal,
    async checkpoint({ key, fn }: { key: string; fn: () => unknown }) {
      if (!checkpoints.has(key)) checkpoints.set(key, await fn());
      return checkpoints.get(key);
    },
    output(name: string, value: unknown) {
      output[name] = value;
    },
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  await action.handler(context as any);
  return { output, log, checkpoints };
}
