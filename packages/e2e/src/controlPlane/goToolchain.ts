import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './errorCode';

const run = promisify(execFile);

const howToGet =
  'Install it as https://go.dev/doc/install says, see that `go version` works in this shell, and try again.';

/** Something that the person at the keyboard has to put right; the message is a sentence that says how. */
export class PreparationError extends Error {
  override name = 'PreparationError';
}

/**
 * The version of the Go toolchain that will build the control plane, as `go version` prints it.
 *
 * @remarks Asked inside of the module with the highest demand, so that a Go of 1.21 or later may bring a newer toolchain by itself.
 * @throws {@link PreparationError} if there is no Go, or one that is too old.
 */
export async function goVersion(
  source: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const folder = join(source, 'kwok');
  const wanted = /^go (\S+)$/m.exec(
    await readFile(join(folder, 'go.mod'), 'utf8'),
  )?.[1];
  let printed: string;
  try {
    printed = (
      await run('go', ['version'], { cwd: folder, env: environment })
    ).stdout.trim();
  } catch (error) {
    throw new PreparationError(
      errorCode(error) === 'ENOENT'
        ? `Go is not installed: the real control plane is built with Go ${wanted} or later. ${howToGet}`
        : `The installed Go cannot build the control plane, which needs Go ${wanted} or later (${lastLine(error)}). ${howToGet}`,
    );
  }
  const found = /go(\d+\.\d+(?:\.\d+)?)/.exec(printed)?.[1];
  if (found && wanted && isOlder(found, wanted)) {
    throw new PreparationError(
      `Go ${found} is too old: the real control plane needs Go ${wanted} or later. ${howToGet}`,
    );
  }
  return printed;
}

/** Whether version `a` comes before version `b`, both like `1.26.0`. */
export function isOlder(a: string, b: string): boolean {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) {
      return difference < 0;
    }
  }
  return false;
}

function lastLine(error: unknown): string {
  const text =
    typeof error === 'object' && error !== null && 'stderr' in error
      ? String(error.stderr)
      : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
