import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ServiceSignal } from '@slipway/backstage-plugin-slipway-common';
import { act } from '@testing-library/react';
import { SlipwayClient } from '../api/SlipwayClient';
import { slipwayApiRef } from '../api/slipwayApi';
import { OperationPage } from '../page/OperationPage';
import { operationRouteRef } from '../routes';
import { OperationsTab } from '../service/OperationsTab';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'backend' },
};

/** A signals API whose signals the test sends. */
export class FakeSignals {
  readonly #listeners = new Map<string, Set<(message: never) => void>>();

  readonly subscribe = (
    channel: string,
    listener: (message: never) => void,
  ) => {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(listener));
    return { unsubscribe: () => void listeners.delete(listener) };
  };

  async send(channel: string, ...signals: ServiceSignal[]): Promise<void> {
    await act(async () => {
      for (const signal of signals) {
        this.#listeners.get(channel)?.forEach(tell => tell(signal as never));
      }
    });
  }
}

function getApis(signals: FakeSignals) {
  const client = new SlipwayClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
    fetchApi: { fetch: (input, init) => fetch(input, init) },
  });
  return [
    [slipwayApiRef, client],
    [signalApiRef, signals],
  ] as const;
}

/** Shows the tab of `component:default/backend`, with the real client. */
export function renderTab(signals = new FakeSignals()) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <OperationsTab />
    </EntityProvider>,
    {
      apis: [...getApis(signals)],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/slipway/operations/:id': operationRouteRef,
      },
    },
  );
}

/** Shows the page of an operation, with the real client. */
export function renderOperationPage(id: string, signals = new FakeSignals()) {
  return renderInTestApp(<OperationPage />, {
    apis: [...getApis(signals)],
    mountPath: '/slipway/operations/:id',
    initialRouteEntries: [`/slipway/operations/${id}`],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/slipway/operations/:id': operationRouteRef,
    },
  });
}
