import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { continueStopwatch, formatTimes, writeTimes } from './startTimes';

const parts = [
  { name: 'node', from: 0, to: 400 },
  { name: 'packages', from: 400, to: 90_400 },
];

describe('continueStopwatch', () => {
  it('goes on from where the shell began', () => {
    const began = Date.now() - 100_000;
    const stopwatch = continueStopwatch({
      SLIPWAY_START_TIMES: `${began} node=${began + 400} packages=${began + 90_400}`,
    });
    expect(stopwatch.parts).toEqual(parts);
    expect(stopwatch.elapsed).toBeGreaterThanOrEqual(100_000);
  });

  it('begins with the process where no shell was before it', () => {
    expect(continueStopwatch({}).parts).toEqual([]);
  });
});

describe('formatTimes', () => {
  it('writes a table', () => {
    expect(formatTimes(parts, 95_000).split('\n').slice(1)).toEqual([
      '    node         0.4 s   from 0.0 s',
      '    packages    90.0 s   from 0.4 s',
      '    all of it   95.0 s',
    ]);
  });
});

describe('writeTimes', () => {
  it('leaves them among the artifacts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-times-'));
    const file = writeTimes(parts, 95_000, { SLIPWAY_ARTIFACTS: folder });
    expect(file).toBe(join(folder, 'start-times.json'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      total: 95_000,
      parts,
    });
    rmSync(folder, { recursive: true });
  });
});
