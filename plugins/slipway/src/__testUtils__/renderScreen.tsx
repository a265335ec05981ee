import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  KubernetesApi,
  kubernetesApiRef,
} from '@backstage/plugin-kubernetes-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ServiceSignal } from '@slipway/backstage-plugin-slipway-common';
import { act } from '@testing-library/react';
import { useLocation, useNavigate } from 'react-router-dom';
import { SlipwayClient } from '../api/SlipwayClient';
import { slipwayApiRef } from '../api/slipwayApi';
import { MyOperationsPage } from '../page/MyOperationsPage';
import { OperationPage } from '../page/OperationPage';
import { myOperationsRouteRef, operationRouteRef } from '../routes';
import { OperationsTab } from '../service/OperationsTab';
import { RecoveryCard } from '../card/RecoveryCard';

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

function getApis(signals: FakeSignals, kubernetes?: KubernetesApi) {
  const client = new SlipwayClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
    fetchApi: { fetch: (input, init) => fetch(input, init) },
  });
  return [
    [slipwayApiRef, client],
    [signalApiRef, signals],
    ...(kubernetes ? [[kubernetesApiRef, kubernetes] as const] : []),
  ] as const;
}

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
  '/slipway/operations': myOperationsRouteRef,
  '/slipway/operations/:id': operationRouteRef,
};

/**
 * Shows the tab of `component:default/backend`, with the real client.
 *
 * @param address - query and hash of the page's address.
 * @param kubernetes - the stock Kubernetes plugin, where it is installed.
 */
export function renderTab(
  signals = new FakeSignals(),
  address = '',
  kubernetes?: KubernetesApi,
) {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <OperationsTab />
      <Address />
    </EntityProvider>,
    {
      apis: [...getApis(signals, kubernetes)],
      initialRouteEntries: [`/${address}`],
      mountedRoutes,
    },
  );
}

/** The catalog's entity of the data store `retail-pg`, on which the backend depends. */
const retailPg = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { namespace: 'default', name: 'retail-pg' },
  relations: [{ type: 'dependencyOf', targetRef: 'component:default/backend' }],
};

/** Shows the tab of `resource:default/retail-pg`, with the real client. */
export function renderDatastoreTab(signals = new FakeSignals()) {
  return renderInTestApp(
    <EntityProvider entity={retailPg}>
      <OperationsTab />
    </EntityProvider>,
    { apis: [...getApis(signals)], mountedRoutes },
  );
}

/** Shows the card "Recovery" of `component:default/backend`, with the real client. */
export function renderRecoveryCard() {
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <RecoveryCard />
    </EntityProvider>,
    { apis: [...getApis(new FakeSignals())], mountedRoutes },
  );
}

/**
 * Shows the page of an operation, with the real client.
 *
 * @param hash - of the page's address.
 */
export function renderOperationPage(
  id: string,
  signals = new FakeSignals(),
  hash = '',
) {
  return renderInTestApp(<OperationPage />, {
    apis: [...getApis(signals)],
    mountPath: '/slipway/operations/:id',
    initialRouteEntries: [`/slipway/operations/${id}${hash}`],
    mountedRoutes,
  });
}

/** Shows the page of the reader's own operations, with the real client. */
export function renderMyOperationsPage() {
  return renderInTestApp(<MyOperationsPage />, {
    apis: [...getApis(new FakeSignals())],
    mountedRoutes,
  });
}

/** The page's address, for tests to read, and the browser's way back, for tests to take. */
function Address() {
  const { search, hash } = useLocation();
  const navigate = useNavigate();
  return (
    <>
      <output data-testid="address">{search + hash}</output>
      <button type="button" data-testid="back" onClick={() => navigate(-1)} />
    </>
  );
}
