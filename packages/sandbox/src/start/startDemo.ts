import { buildApp } from '../portal/appBundle';
import { startPortal } from '../portal/startPortal';
import { startPostgres } from '../postgres/startPostgres';
import { startExampleAccount } from './aws/startExampleAccount';
import { choosePort } from './choosePort';
import { clusterTitles, prepareCluster } from './clusters/prepareCluster';
import { openDataDirectory } from './dataDirectory';
import { portalEnvironment } from './portalEnvironment';
import { StartRequest } from './request';
import { Stopwatch } from './Stopwatch';
import { Teardown } from './teardown';

/** A demo that runs. */
export type Demo = {
  url: string;
  /** Where the output of the portal is, unless it goes where ours goes. */
  logFile: string;
  /** Resolves with a description of its end, where the portal ends by itself. */
  ended: Promise<string>;
};

/** What a start reports to. */
export type StartReports = {
  log: (line: string) => void;
  /** Told of everything that is started, also when the start ends in an error. */
  teardown: Teardown;
  stopwatch: Stopwatch;
};

/** The address of the app's development server follows from the configuration. */
function toDevelopment(port: number): Record<string, string> {
  const url = `http://localhost:${port}`;
  return {
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_cors_origin: url,
  };
}

/** Starts everything that the demo is made of: the slow parts side by side, the portal when they are there. */
export async function startDemo(
  request: StartRequest,
  { log, teardown, stopwatch }: StartReports,
): Promise<Demo> {
  const { development } = request;
  const startClusters = await prepareCluster(request, log);
  const data = await openDataDirectory({
    path: request.dataDirectory,
    cluster: request.cluster,
    reset: request.reset,
  });
  teardown.add(data.lock.release);
  const port = await choosePort({ wanted: request.port, usual: 7007, log });

  const app = development
    ? undefined
    : buildApp({ logFile: data.getLogFile('app-build'), log });
  teardown.add(async () => app?.interrupt());
  const [postgres, cluster, account] = await Promise.all([
    stopwatch.time('PostgreSQL', async () => {
      const it = await startPostgres({ dataDirectory: data.database, log });
      teardown.add(it.stop, 'PostgreSQL');
      return it;
    }),
    stopwatch.time('clusters and example', async () => {
      const it = await startClusters({ dataDirectory: data.cluster, log });
      teardown.add(it.stop, clusterTitles[request.cluster]);
      return it;
    }),
    stopwatch.time('AWS account and databases', async () => {
      const it = await startExampleAccount({
        dataDirectory: request.dataDirectory,
        log,
      });
      teardown.add(it.stop, 'the AWS account');
      return it;
    }),
    stopwatch.time('app build', () => app?.built),
  ]);

  const backendUrl = `http://localhost:${port}`;
  let url = backendUrl;
  let environment = portalEnvironment({ port, postgres, cluster, account });
  if (development) {
    const appPort = await choosePort({ wanted: undefined, usual: 3000, log });
    url = `http://localhost:${appPort}`;
    environment = { ...environment, ...toDevelopment(appPort) };
  }
  log('Starting the portal');
  const logFile = data.getLogFile('portal');
  const portal = await startPortal({
    url,
    backendUrl,
    environment,
    development,
    logFile: development ? undefined : logFile,
    onStart: it => teardown.add(it.stop, 'the portal'),
    stopwatch,
  });
  data.lock.describe(`the demo on ${url}`);
  return { url, logFile, ended: portal.ended };
}
