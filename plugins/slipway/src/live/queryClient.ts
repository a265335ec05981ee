import { QueryClient } from '@tanstack/react-query';
import { isTransient } from '../api/errors';

/**
 * A query client as the screens want it: what was seen last stays while something newer is fetched, and only what can
 * help is tried again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && isTransient(error),
        retryDelay: count => Math.min(500 * 2 ** count, 4000),
        staleTime: 1000,
        gcTime: 5 * 60_000,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
