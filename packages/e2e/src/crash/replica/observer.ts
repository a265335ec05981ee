import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { operationObserverServiceRef } from '@slipway/backstage-plugin-slipway-backend/src/operations/observer';
import { request } from 'node:http';

/** The answer at which the process ends itself, as what is poisonous makes it. */
const DEADLY = 410;

/** Tells the suite of a boundary, and waits for its answer as long as that takes. */
function announce(url: string, boundary: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent: false }, response => {
      if (response.statusCode === DEADLY) {
        process.kill(process.pid, 'SIGKILL');
      }
      response.resume();
      response.once('end', resolve);
      response.once('error', reject);
    });
    call.once('error', reject);
    call.end(JSON.stringify(boundary));
  });
}

/** Holds each operation at each boundary until the suite says go. */
export const observer = createServiceFactory({
  service: operationObserverServiceRef,
  deps: { config: coreServices.rootConfig },
  factory: ({ config }) => {
    const url = config.getString('crash.observer');
    const replica = config.getString('crash.replica');
    return {
      boundary: (name, operationId) =>
        announce(url, { replica, name, operationId }),
    };
  },
});
