import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDirectory } from './directoryLock';
import { getProcessStart } from './processes';

describe('lockDirectory', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'slipway-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('names the living holder by what it was last described as', () => {
    const lock = lockDirectory(directory, 'a demo');
    lock.describe('a demo on http://localhost:7007');
    expect(() => lockDirectory(directory, 'another')).toThrow(
      `${directory} is held by a demo on http://localhost:7007 (process ${process.pid})`,
    );
  });

  it('can be taken again after a release', () => {
    lockDirectory(directory, 'one').release();
    lockDirectory(directory, 'two');
    expect(() => lockDirectory(directory, 'three')).toThrow('held by two');
  });

  it.each([
    {
      what: 'whose process ID belongs to another process by now',
      holder: { pid: process.pid, processStart: 'long ago', purpose: 'old' },
    },
    {
      what: 'that is torn',
      holder: undefined,
    },
  ])('takes over from a holder $what', ({ holder }) => {
    writeFileSync(
      join(directory, 'holder.json'),
      holder ? JSON.stringify(holder) : '{',
    );
    lockDirectory(directory, 'new');
    expect(() => lockDirectory(directory, 'late')).toThrow('held by new');
  });

  it('takes over from a process that has ended', async () => {
    const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
    const holder = {
      pid: child.pid,
      processStart: getProcessStart(child.pid!),
      purpose: 'the ended one',
    };
    writeFileSync(join(directory, 'holder.json'), JSON.stringify(holder));
    expect(() => lockDirectory(directory, 'new')).toThrow('the ended one');
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockDirectory(directory, 'new');
    expect(() => lockDirectory(directory, 'late')).toThrow('held by new');
  });
});
