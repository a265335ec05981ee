import { styleText } from 'node:util';
import { removeFromKubeconfigCluster } from './clusters/kubeconfigCluster';
import { parseRequest, StartRequest } from './request';
import { startDemo } from './startDemo';
import { continueStopwatch, formatTimes, writeTimes } from './startTimes';
import { Teardown } from './teardown';

const stopwatch = continueStopwatch(process.env);

function log(line: string) {
  const seconds = (stopwatch.elapsed / 1000).toFixed(0);
  console.log(`▸ ${styleText('dim', `${seconds.padStart(3)} s`)}  ${line}`);
}

async function finish(teardown: Teardown, exitCode: number): Promise<never> {
  await teardown.run(log);
  process.exit(exitCode);
}

function tellTimes() {
  const { parts, elapsed } = stopwatch;
  const file = writeTimes(parts, elapsed, process.env);
  console.log(`${formatTimes(parts, elapsed)}\n  Also in ${file}.\n`);
}

function describeEnd({ cluster, dataDirectory }: StartRequest) {
  return cluster === 'kubeconfig'
    ? `Its data is kept in ${dataDirectory}; the example stays on your cluster until --remove-example.`
    : `Its data is kept in ${dataDirectory}; --reset starts afresh.`;
}

async function main(teardown: Teardown) {
  const request = parseRequest(process.argv.slice(2), process.env);
  if (request.removeExample) {
    const { kubeconfig: choice, yes } = request;
    await removeFromKubeconfigCluster({ choice, yes, log });
    return;
  }
  const demo = await startDemo(request, { log, teardown, stopwatch });
  if (request.time) {
    tellTimes();
  }
  console.log(
    [
      '',
      `  The demo is ready: ${styleText('bold', demo.url)}`,
      '',
      '  Sign in as one of the example people, open the component "admin-web" and there the tab Operations.',
      `  ${describeEnd(request)}`,
      '  Ctrl-C ends everything.',
      '',
    ].join('\n'),
  );
  const end = await demo.ended;
  if (!teardown.hasBegun) {
    console.error(`✗ The portal ${end}. Its output is in ${demo.logFile}.`);
    await finish(teardown, 1);
  }
}

const teardown = new Teardown();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (teardown.hasBegun) {
      console.error('Ending at once: what still runs ends by itself.');
      process.exit(130);
    }
    finish(teardown, 130);
  });
}

main(teardown).catch(async error => {
  if (teardown.hasBegun) {
    return;
  }
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  await finish(teardown, 1);
});
