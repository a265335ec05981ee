import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock, withFileLock } from './fileLock';
import { until } from './until';
import { identify, isAlive, signalProcess } from './processIdentity';

describe('file lock', () => {
  let path: string;
  beforeEach(async () => {
    path = join(await mkdtemp(join(tmpdir(), 'lock-')), 'folder', 'a.lock');
  });

  it('lets one in after the other', async () => {
    const order: string[] = [];
    const waiting: number[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await until('The other one waiting', async () => waiting.length > 0);
      order.push(`${name} out`);
    };
    const note = (holder: number) => waiting.push(holder);
    await Promise.all([
      withFileLock(path, note, work('a')),
      withFileLock(path, note, work('b')),
    ]);
    expect(order.map(step => step.split(' ')[1])).toEqual([
      'in',
      'out',
      'in',
      'out',
    ]);
    expect(waiting).toEqual([process.pid]);
  });

  it('is free again after a failure', async () => {
    await expect(
      withFileLock(
        path,
        () => {},
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    expect(await takeLock(path)).toBeUndefined();
  });

  it('names a living holder, and is free once that one is dead', async () => {
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    const holder = identify(child.pid!)!;
    await takeLock(path);
    await writeFile(path, JSON.stringify(holder));
    expect(await takeLock(path)).toEqual(holder);
    const exit = once(child, 'exit');
    expect(signalProcess(holder, 'SIGKILL')).toBe(true);
    await exit;
    expect(isAlive(holder)).toBe(false);
    expect(signalProcess(holder, 'SIGKILL')).toBe(false);
    expect(await takeLock(path)).toBeUndefined();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(
      identify(process.pid),
    );
  });

  it('does not take a later process with the same ID for the holder', async () => {
    await takeLock(path);
    await writeFile(
      path,
      JSON.stringify({ pid: process.pid, startedAt: 'long ago' }),
    );
    expect(await takeLock(path)).toBeUndefined();
  });
});
