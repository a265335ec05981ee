import { styleText } from 'node:util';
import { parseRequest } from './request';
import { startDemo } from './startDemo';
import { Teardown } from './teardown';

const began = performance.now();

function log(line: string) {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`▸ ${styleText('dim', `${seconds.padStart(3)} s`)}  ${line}`);
}

async function finish(teardown: Teardown, exitCode: number): Promise<never> {
  await teardown.run(log);
  process.exit(exitCode);
}

async function main(teardown: Teardown) {
  const request = parseRequest(process.argv.slice(2), process.env);
  const demo = await startDemo(request, teardown, log);
  console.log(
    [
      '',
      `  The demo is ready: ${styleText('bold', demo.url)}`,
      '',
      '  Sign in as one of the example people, open the component "admin-web" and there the tab Operations.',
      `  Its data is kept in ${request.dataDirectory}; --reset starts afresh.`,
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
