/** The card of the overview. */
export const cardTexts = {
  title: 'Rollout',
  more: 'Operations',
  notConnected:
    'Nothing says yet what runs this component. The tab Operations shows what to add.',
  versions_one: '{{version}} and {{count}} other version',
  versions_other: '{{version}} and {{count}} other versions',
  replicas: '{{ready}} of {{desired}} ready',
  notSeen: 'It cannot be seen now.',
  changed: 'changed {{age}}',
} as const;

/** The version of a workload. */
export const versionTexts = {
  waits: '{{version}} waits until the rollout is resumed',
  older_one: '{{count}} instance still runs an older revision',
  older_other: '{{count}} instances still run an older revision',
} as const;

/** Texts that are shortened. */
export const textTexts = {
  more: 'Show all of it',
  less: 'Show less',
} as const;
