import { useApi } from '@backstage/core-plugin-api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { SlipwayApi, slipwayApiRef } from '../api/slipwayApi';
import { CalmMotion } from '../kit/CalmMotion';
import { createQueryClient } from './queryClient';

const clients = new WeakMap<SlipwayApi, QueryClient>();

/**
 * Gives the screens below it the memory of what was fetched, apart from the portal's.
 *
 * @remarks
 * All screens of a portal share one, so that what the card has shown is on the tab at once.
 */
export const LiveProvider = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={getClient(useApi(slipwayApiRef))}>
    <CalmMotion>{children}</CalmMotion>
  </QueryClientProvider>
);

function getClient(api: SlipwayApi): QueryClient {
  const known = clients.get(api);
  if (known) {
    return known;
  }
  const client = createQueryClient();
  clients.set(api, client);
  return client;
}
