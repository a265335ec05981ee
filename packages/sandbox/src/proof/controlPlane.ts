import { repositoryRoot } from '../repository';
import { run } from './command';
import { StageOutcome } from './stage';

/**
 * Builds the programs of the control plane, unless they are there, before a stage that needs them.
 *
 * @remarks
 * No test waits for the first build, which takes minutes.
 */
export async function withControlPlane(
  stage: () => Promise<StageOutcome>,
): Promise<StageOutcome> {
  const code = await run(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      'packages/e2e/src/controlPlane/cli.ts',
      'build',
    ],
    { folder: repositoryRoot },
  );
  return code === 0
    ? stage()
    : {
        status: 'failed',
        reason: 'the control plane could not be built, see above',
      };
}
