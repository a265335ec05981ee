import { ensureChromium } from './chromium';
import { withControlPlane } from './controlPlane';
import { runJest } from './jestStage';
import { Stage } from './stage';

/** The tests against a real control plane of Kubernetes. */
export const realTests: Stage = {
  group: 'real',
  name: 'real control plane',
  run: () =>
    withControlPlane(async () =>
      runJest({
        name: 'real',
        command: ['jest', '--config=jest.real.config.js', '--runInBand'],
        folder: 'packages/e2e',
        // What matters most is shown in a browser here too.
        environment: { CHROMIUM: await ensureChromium() },
      }),
    ),
};
