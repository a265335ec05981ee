/** The namespace that everything is in. */
export const namespace = 'production';

/** How many pods each workload has. */
export const podsOfEach = 10;

/** What the service of that number, and its workload, are called. */
export function nameOf(index: number): string {
  return `service-${String(index).padStart(4, '0')}`;
}
