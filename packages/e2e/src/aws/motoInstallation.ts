import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDirectory } from 'sandbox';
import { PreparationError } from '../controlPlane';
import { withFileLock } from '../controlPlane/fileLock';

const run = promisify(execFile);

/** The version that the contract's known differences are of. */
const version = '5.2.5';

/** Where moto is installed. */
export interface MotoInstallation {
  /** The Python that has it. */
  python: string;
  /** botocore's service models, which it brings along. */
  models: string;
}

/**
 * moto with botocore in a virtual environment of Python, from the cache or installed there (less than a minute).
 *
 * @throws {@link PreparationError} if Python is missing or the packages cannot be fetched.
 */
export async function installMoto(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<MotoInstallation> {
  const root = cacheDirectory(environment);
  const folder = join(root, `moto-${version}`);
  if (!(await exists(folder))) {
    await mkdir(root, { recursive: true });
    await withFileLock(
      `${folder}.lock`,
      () => {},
      async () => {
        if (!(await exists(folder))) {
          await installInto(folder, environment);
        }
      },
    );
  }
  const python = join(folder, 'bin', 'python');
  const { stdout } = await run(python, [
    '-c',
    'import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), "data"))',
  ]);
  return { python, models: stdout.trim() };
}

/** Installs beside the final place: a folder with the final name is always complete. */
async function installInto(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const work = `${folder}.partial`;
  // Under the lock: what is there was left by an installation that was killed.
  await rm(work, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', work], { env: environment });
    await run(
      join(work, 'bin', 'python'),
      ['-m', 'pip', 'install', '--quiet', `moto[server]==${version}`],
      { env: environment, maxBuffer: 64 * 1024 ** 2 },
    );
    await rename(work, folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw new PreparationError(
      `moto ${version}, which the AWS simulator is compared with, could not be installed (${lastLine(error)}): see that \`python3 -m venv\` and \`pip install\` work in this shell, and try again.`,
    );
  }
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr || message).trim().split('\n').at(-1) ?? message;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
