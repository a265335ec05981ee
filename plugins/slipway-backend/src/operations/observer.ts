import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { OperationObserver } from './Operations';

/**
 * Who is told of every step boundary before an operation goes on: nobody, unless a backend is given a factory for it, as
 * the crash suite does. An operation waits for its observer.
 *
 * @internal
 */
export const operationObserverServiceRef = createServiceRef<OperationObserver>({
  id: 'slipway.operation-observer',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ boundary: async () => {} }),
    }),
});
