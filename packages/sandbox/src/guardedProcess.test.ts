import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGuarded } from './guardedProcess';
import { pollUntil } from './pollUntil';
import { getProcessStart } from './processes';

/** A shell with a child of its own; both process IDs are its first line of output. */
const shellWithChild = 'sleep 600 & echo "$$ $!"; wait';

function hasEnded(pid: number): Promise<true | undefined> {
  return pollUntil(() => (getProcessStart(pid) ? undefined : true), {
    within: 20_000,
  });
}

describe('startGuarded', () => {
  jest.setTimeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-guarded-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const readPids = async (): Promise<number[]> =>
    (await pollUntil(
      () => {
        const [line, rest] = readFileSync(join(folder, 'log'), 'utf8').split(
          '\n',
        );
        return rest === undefined ? undefined : line!.split(' ').map(Number);
      },
      { within: 20_000 },
    )) ?? [];

  it('ends a program with all that it has started', async () => {
    const guarded = startGuarded({
      program: '/bin/sh',
      args: ['-c', shellWithChild],
      folder,
      environment: {},
      logFile: join(folder, 'log'),
    });
    const pids = await readPids();
    await guarded.stop();
    expect(await guarded.ended).toBe('ended by SIGTERM');
    expect(await Promise.all(pids.map(hasEnded))).toEqual([true, true]);
  });

  it.each([
    {
      program: '/bin/sh',
      args: ['-c', 'exit 3'],
      end: 'ended with exit code 3',
    },
    { program: '/no/such', args: [], end: 'spawn /no/such ENOENT' },
  ])('tells of an end: $end', async ({ program, args, end }) => {
    const guarded = startGuarded({ program, args, folder, environment: {} });
    expect(await guarded.ended).toBe(end);
    await guarded.stop();
  });

  it('does not outlive a parent that is ended with kill -9', async () => {
    const program = `require('./guardedProcess').startGuarded(${JSON.stringify({
      program: '/bin/sh',
      args: ['-c', shellWithChild],
      folder,
      environment: {},
      logFile: join(folder, 'log'),
    })}); setInterval(() => {}, 1000);`;
    const transform =
      require.resolve('@backstage/cli/config/nodeTransform.cjs');
    const parent = spawn(
      process.execPath,
      ['--require', transform, '--eval', program],
      { cwd: __dirname, stdio: 'inherit' },
    );
    await pollUntil(
      () => {
        try {
          readFileSync(join(folder, 'log'));
          return true;
        } catch {
          return undefined;
        }
      },
      { within: 20_000 },
    );
    const pids = await readPids();
    parent.kill('SIGKILL');
    expect(await Promise.all(pids.map(hasEnded))).toEqual([true, true]);
  });
});
