import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAccountFile, writeAccountFile } from './accountFile';

describe('the file of the account', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written, by its user alone', () => {
    const account = {
      endpoint: 'http://127.0.0.1:4566',
      region: 'us-east-1',
      accessKeyId: 'AKIAEXAMPLE',
      secretAccessKey: 'secret',
      owner: { user: 'slipway', password: 'secret' },
    };
    writeAccountFile(folder, account);
    expect(readAccountFile(folder)).toEqual(account);
    const { mode } = statSync(join(folder, 'aws', 'account.json'));
    expect(mode % 0o1000).toBe(0o600);
  });

  it('is asked for by name where there is none', () => {
    expect(() => readAccountFile(folder)).toThrow(
      `There is no demo with databases in ${folder}. Start it with scripts/start`,
    );
  });
});
