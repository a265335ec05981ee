import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainBuildFailure } from './goBuild';
import { goVersion, isOlder } from './goToolchain';

describe('isOlder', () => {
  it.each([
    ['1.25.9', '1.26.0', true],
    ['1.9', '1.26.0', true],
    ['1.26', '1.26.0', false],
    ['1.26.8', '1.26.0', false],
    ['2.0', '1.26.0', false],
  ])('%s before %s: %s', (a, b, expected) => {
    expect(isOlder(a, b)).toBe(expected);
  });
});

describe('goVersion', () => {
  /** The folder of a module, which serves as PATH too: its `go` is this shell script, or there is none. */
  async function aModule(script?: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'go-'));
    await mkdir(join(folder, 'kwok'));
    await writeFile(join(folder, 'kwok', 'go.mod'), 'module x\n\ngo 1.26.0\n');
    if (script !== undefined) {
      await writeFile(join(folder, 'go'), `#!/bin/sh\n${script}\n`);
      await chmod(join(folder, 'go'), 0o755);
    }
    return folder;
  }

  it('is what Go says', async () => {
    const source = await aModule('echo go version go1.26.8 linux/amd64');
    expect(await goVersion(source, { PATH: source })).toBe(
      'go version go1.26.8 linux/amd64',
    );
  });

  it.each([
    [
      'missing',
      undefined,
      /^Go is not installed: .* Go 1\.26\.0 or later\. Install it/,
    ],
    [
      'too old',
      'echo go version go1.19.8 linux/amd64',
      /^Go 1\.19\.8 is too old: .* needs Go 1\.26\.0/,
    ],
    [
      'unable to bring a newer one',
      'echo "go: go.mod requires go >= 1.26.0 (running go 1.24.1; GOTOOLCHAIN=local)" >&2; exit 1',
      /needs Go 1\.26\.0 or later \(go: go\.mod requires/,
    ],
  ])('says what to do if Go is %s', async (_, script, message) => {
    const source = await aModule(script);
    await expect(goVersion(source, { PATH: source })).rejects.toThrow(message);
  });
});

describe('explainBuildFailure', () => {
  it.each([
    [
      'write /tmp/go-build1/b001/_pkg_.a: no space left on device',
      /^The disk is full/,
    ],
    [
      'go: example.org/x@v1: Get "https://proxy/x": dial tcp: lookup proxy: no such host',
      /^The Go modules could not be fetched/,
    ],
    [
      'reading https://proxy/x.zip: 502 Bad Gateway',
      /^The Go modules could not be fetched/,
    ],
    [
      'go build k8s.io/api: /go/compile: signal: killed',
      /^The machine ran out of memory/,
    ],
    [
      './main.go:3:1: undefined: x',
      /^Building the Kubernetes control plane failed:\n\.\/main\.go/,
    ],
  ])('%s', (output, sentence) => {
    expect(explainBuildFailure(output)).toMatch(sentence);
  });
});
