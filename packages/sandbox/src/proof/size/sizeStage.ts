import { join } from 'node:path';
import { buildApp } from '../../portal/appBundle';
import { repositoryRoot } from '../../repository';
import { getArtifactPath } from '../artifacts';
import { Stage } from '../stage';
import { readBundle } from './bundle';
import { measureTab, TabSize } from './measureTab';

/** What the tab and all of its parts may load, in bytes of gzip. */
const budget = 250_000;

function describeSize({ tab, lazy }: TabSize): string[] {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return [
    `The tab loads ${kilobytes(tab)} (gzip) of its own before it shows anything.`,
    ...lazy.map(
      ({ module, bytes }) =>
        `  ${kilobytes(bytes)} more when it shows ${module}`,
    ),
    `All together ${kilobytes(totalOf({ tab, lazy }))}; at most ${kilobytes(budget)}.`,
  ];
}

function totalOf({ tab, lazy }: TabSize): number {
  return lazy.reduce((total, { bytes }) => total + bytes, tab);
}

/** Whether the tab with all of its parts stays within its budget, in the app as it is built for the demo. */
export const sizeStage: Stage = {
  group: 'unit',
  name: 'size of the tab',
  async run() {
    const logFile = getArtifactPath('app-build.log');
    await buildApp({ logFile, log: console.log }).built;
    const size = measureTab(
      readBundle(join(repositoryRoot, 'packages/app/dist')),
      {
        entry: 'plugins/slipway/src/plugin.tsx',
        tab: 'plugins/slipway/src/service/OperationsTab.tsx',
      },
    );
    console.log(describeSize(size).join('\n'));
    return totalOf(size) <= budget
      ? { status: 'passed' }
      : {
          status: 'failed',
          reason: 'the tab has become too large, see above',
        };
  },
};
