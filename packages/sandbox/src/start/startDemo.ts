import { buildApp } from '../portal/appBundle';
import { startPortal } from '../portal/startPortal';
import { startPostgres } from '../postgres/startPostgres';
import { choosePort } from './choosePort';
import { openDataDirectory } from './dataDirectory';
import { startLocalCluster } from './localCluster';
import { StartRequest } from './request';
import { Teardown } from './teardown';

/** A demo that runs. */
export type Demo = {
  url: string;
  /** Where the output of the portal is, unless it goes where ours goes. */
  logFile: string;
  /** Resolves with a description of its end, where the portal ends by itself. */
  ended: Promise<string>;
};

/** The address of the app's development server follows from the configuration. */
function toDevelopment(port: number): Record<string, string> {
  const url = `http://localhost:${port}`;
  return {
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_cors_origin: url,
  };
}

/**
 * Starts everything that the demo is made of: the slow parts side by side, the portal when they are there.
 *
 * @param teardown - told of everything that is started, also when this ends in an error.
 */
export async function startDemo(
  request: StartRequest,
  teardown: Teardown,
  log: (line: string) => void,
): Promise<Demo> {
  const { development } = request;
  const data = await openDataDirectory(request.dataDirectory, request.reset);
  teardown.add(data.lock.release);
  const port = await choosePort({ wanted: request.port, usual: 7007, log });

  const app = development
    ? undefined
    : buildApp({ logFile: data.getLogFile('app-build'), log });
  teardown.add(async () => app?.interrupt());
  const [postgres, cluster] = await Promise.all([
    startPostgres({ dataDirectory: data.database, log }).then(it => {
      teardown.add(it.stop, 'PostgreSQL');
      return it;
    }),
    startLocalCluster({ dataDirectory: data.cluster, log }).then(it => {
      teardown.add(it.stop, 'the control plane');
      return it;
    }),
    app?.built,
  ]);

  const backendUrl = `http://localhost:${port}`;
  let url = backendUrl;
  let environment = cluster.getEnvironment({ port, postgres });
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
  });
  data.lock.describe(`the demo on ${url}`);
  return { url, logFile, ended: portal.ended };
}
