import type { InstanceStorage } from './InstanceStorage';

/** An account without data: for tests in which nobody connects to a database. */
export function withoutData(): InstanceStorage {
  const toEndpoint = async (instance: string) => ({
    address: `${instance.split('/').at(-1)}.simulated.invalid`,
    port: 5432,
  });
  return {
    open: toEndpoint,
    takeSnapshot: async () => {},
    restoreSnapshot: (_snapshot, instance) => toEndpoint(instance),
    restorePointInTime: ({ instance }) => toEndpoint(instance),
    removeInstance: async () => {},
    removeSnapshot: async () => {},
    stop: async () => {},
  };
}
