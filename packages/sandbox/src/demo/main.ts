import { deploy } from './deploy';
import { findKubeconfig } from './kubeconfigs';
import { DemoRequest, parseDemoRequest } from './request';
import { describeStatus } from './status';

async function act(request: DemoRequest): Promise<void> {
  const { dataDirectory } = request;
  switch (request.command) {
    case 'deploy':
      await deploy(dataDirectory, request, line => console.log(`▸ ${line}`));
      break;
    case 'kubeconfig':
      console.log(
        findKubeconfig(dataDirectory, request.cluster ?? 'retail-cluster'),
      );
      break;
    default:
      console.log((await describeStatus(dataDirectory)).join('\n'));
  }
}

function explain(error: Error): string {
  return /ECONNREFUSED/.test(`${error.message} ${error.cause ?? ''}`)
    ? 'The demo is not running. Start it with scripts/start.'
    : error.message;
}

Promise.resolve()
  .then(() => act(parseDemoRequest(process.argv.slice(2), process.env)))
  .catch(error => {
    console.error(`✗ ${explain(error)}`);
    process.exitCode = 1;
  });
