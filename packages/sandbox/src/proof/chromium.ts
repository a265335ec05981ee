import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './command';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser on this machine: the one that `CHROMIUM` names, or one of the usual names on PATH. */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (environment.CHROMIUM) {
    return environment.CHROMIUM;
  }
  const folders = (environment.PATH ?? '').split(delimiter);
  const candidates = names.flatMap(name =>
    folders.map(folder => join(folder, name)),
  );
  return [...candidates, onMac].find(isProgram);
}

/**
 * Finds Chromium, or installs Debian's where this process may.
 *
 * @returns its path, or undefined when there is none and none can be installed.
 */
export async function ensureChromium(): Promise<string | undefined> {
  const found = findChromium();
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (found || !canInstall) {
    return found;
  }
  console.log('▸ Installing Debian’s Chromium');
  const unattended = { environment: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], unattended);
  await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    unattended,
  );
  return findChromium();
}
