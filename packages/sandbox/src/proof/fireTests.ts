import { runTypeScript } from './command';
import { describeCommit, getCommit } from '../commit';
import { withControlPlane } from './controlPlane';
import { getReportPath, runJest } from './jestStage';
import { ProofRequest } from './request';
import { Stage } from './stage';

/**
 * The crash suite: a sample of it that follows from the commit, or the whole, whose result is written down in `docs/`.
 *
 * @remarks
 * `SLIPWAY_FIRE` tells the tests what to take: `all`, or what the sample follows from. Where it is set already, that
 * sample is taken, so that one that failed can be repeated.
 */
export const fireTests = ({ whole }: Pick<ProofRequest, 'whole'>): Stage => ({
  group: 'fire',
  name: 'under fire',
  run: () =>
    withControlPlane(async () => {
      const extent = whole ? 'all' : (process.env.SLIPWAY_FIRE ?? getCommit());
      console.log(
        whole
          ? '▸ The whole, which takes half an hour'
          : `▸ A sample; to repeat it: SLIPWAY_FIRE=${extent} scripts/test fire`,
      );
      // Nobody has to leave the checkout alone meanwhile.
      const commit = describeCommit();
      const outcome = await runJest({
        name: 'fire',
        command: ['jest', '--config=jest.fire.config.js', '--runInBand'],
        folder: 'packages/e2e',
        environment: { SLIPWAY_FIRE: extent },
      });
      if (whole) {
        await runTypeScript('packages/e2e/src/crash/record/main.ts', [
          getReportPath('fire'),
          commit,
        ]);
      }
      return outcome;
    }),
});
