import { toError } from '@backstage/errors';
import { CommanderError } from 'commander';
import { createProgram } from './createProgram';
import { plainText } from './plainText';
import { UsageError } from './UsageError';

/** Exit statuses: nothing is wrong, something is, and the command could not do what it was asked. */
const USAGE = 2;

/**
 * Runs the command with its arguments, without those of Node.js, and returns the exit status: 0 when nothing is wrong,
 * 1 when something is, 2 when the command was called wrongly or could not read the repository.
 */
export async function main(args: string[]): Promise<number> {
  let status = 0;
  const program = createProgram({
    out: text => process.stdout.write(text),
    done: code => {
      status = code;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has said itself what is wrong; help and version are no errors.
      return error.exitCode === 0 ? 0 : USAGE;
    }
    const { message, stack } = toError(error);
    const text = error instanceof UsageError ? message : stack ?? message;
    process.stderr.write(`ai-edge: ${plainText(text)}\n`);
    return USAGE;
  }
}
