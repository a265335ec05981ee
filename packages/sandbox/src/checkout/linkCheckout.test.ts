import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repository';
import { linkCheckout } from './linkCheckout';

const sourceFile = 'packages/sandbox/src/repository.ts';

const read = (root: string) => readFileSync(join(root, sourceFile), 'utf8');

describe('linkCheckout', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-checkout-')));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('copies the working tree, whose changes leave this one alone', () => {
    linkCheckout(folder);
    expect(read(folder)).toBe(read(repositoryRoot));
    writeFileSync(join(folder, sourceFile), 'changed');
    expect(read(repositoryRoot)).not.toBe('changed');
  });

  it('unpacks a revision', () => {
    linkCheckout(folder, { revision: 'HEAD' });
    expect(read(folder)).toBe(
      execFileSync('git', ['show', `HEAD:${sourceFile}`], {
        cwd: repositoryRoot,
        encoding: 'utf8',
      }),
    );
  });

  it('has the migrations of a plugin run from the copy', () => {
    linkCheckout(folder);
    const { resolve } = createRequire(
      join(folder, 'plugins/slipway-backend/src/index.ts'),
    );
    const { resolvePackagePath } = jest.requireActual(
      resolve('@backstage/backend-plugin-api'),
    );
    expect(
      resolvePackagePath('@slipway/backstage-plugin-slipway-backend'),
    ).toBe(join(folder, 'plugins/slipway-backend'));
  });

  it('takes the packages of the monorepo from the copy, and the others from here', () => {
    linkCheckout(folder);
    const resolve = createRequire(
      join(folder, 'packages/backend/src/index.ts'),
    ).resolve;
    const common = '@slipway/backstage-plugin-slipway-common/package.json';
    expect(realpathSync(resolve(common))).toBe(
      join(folder, 'plugins/slipway-common/package.json'),
    );
    expect(realpathSync(resolve('knex/package.json'))).toBe(
      realpathSync(join(repositoryRoot, 'node_modules/knex/package.json')),
    );
  });
});
