import { readDatabases } from '../aws/example/readAwsExample';
import { DemoAccount } from './aws/DemoAccount';
import { describeAccount } from './aws/describeAccount';
import { describeLoss, loseRow } from './aws/loseRow';
import { readRows } from './aws/readRows';
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
    case 'aws':
      print(await describeAccount(new DemoAccount(dataDirectory)));
      break;
    case 'lose-a-row': {
      const { identifier } = request;
      const account = new DemoAccount(dataDirectory);
      const databases = await readDatabases();
      const loss = await loseRow(account, { identifier, databases });
      print(describeLoss(identifier, loss));
      break;
    }
    case 'sql':
      print(await readRows(new DemoAccount(dataDirectory), request));
      break;
    default:
      print(await describeStatus(dataDirectory));
  }
}

function print(lines: string[]) {
  console.log(lines.join('\n'));
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
