/** What each fetched thing is remembered under. */
export const keys = {
  service: (entityRef: string) => ['slipway', 'service', entityRef] as const,
  revisions: (place: object, diff: boolean) =>
    ['slipway', 'revisions', place, diff] as const,
  operations: (entityRef: string) =>
    ['slipway', 'operations', entityRef] as const,
  operation: (id: string) => ['slipway', 'operation', id] as const,
  events: (id: string) => ['slipway', 'events', id] as const,
};
