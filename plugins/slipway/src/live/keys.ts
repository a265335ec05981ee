/** What each fetched thing is remembered under. */
export const keys = {
  service: (entityRef: string) => ['slipway', 'service', entityRef] as const,
  revisions: (place: object, diff: boolean) =>
    ['slipway', 'revisions', place, diff] as const,
  revisionDiff: (place: object, from: string, to: string) =>
    ['slipway', 'revision-diff', place, from, to] as const,
  scalingHistory: (place: object, hours: number) =>
    ['slipway', 'scaling-history', place, hours] as const,
  datastores: (entityRef: string) =>
    ['slipway', 'datastores', entityRef] as const,
  recoveryHistory: (place: object, days: number) =>
    ['slipway', 'recovery-history', place, days] as const,
  recoveryReports: (entityRef: string) =>
    ['slipway', 'recovery-reports', entityRef] as const,
  activity: (entityRef: string) => ['slipway', 'activity', entityRef] as const,
  myOperations: ['slipway', 'my-operations'] as const,
  operations: (entityRef: string) =>
    ['slipway', 'operations', entityRef] as const,
  operation: (id: string) => ['slipway', 'operation', id] as const,
  runningVersions: (place: object, state: readonly unknown[]) =>
    ['slipway', 'running-versions', place, state] as const,
  logs: (request: object) => ['slipway', 'logs', request] as const,
  events: (id: string) => ['slipway', 'events', id] as const,
};
