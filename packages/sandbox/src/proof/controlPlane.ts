import { runTypeScript } from './command';
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
  const code = await runTypeScript('packages/e2e/src/controlPlane/cli.ts', [
    'build',
  ]);
  return code === 0
    ? stage()
    : {
        status: 'failed',
        reason: 'the control plane could not be built, see above',
      };
}
