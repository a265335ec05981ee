/** What is said of operations, on their page and in their lists. */
export const operationTexts = {
  title: 'Operation',
  notFound: 'There is no such operation, or you may not see it',
  failed: 'The operation could not be loaded',
  loading: 'Loading the operation …',
  follow: 'Open the operation’s page',
  closing: 'It goes on when this window is closed.',
  progress: 'Progress',
  progressOf: '{{done}} of {{total}}',
  requestedBy: 'Requested by',
  requestedAt: 'Requested',
  lasted: 'Lasted',
  reason: 'Reason',
  where: 'Where',
  what: 'What',
  workload: 'Workload',
  planHash: 'Plan',
  log: 'Log',
  noEvents: 'Nothing is logged yet.',
  logCount_one: '{{count}} entry',
  logCount_other: '{{count}} entries',
  earlierEvents: 'Show {{entries}} earlier entries',
  earlier: 'Earlier entries',
  eventLink: 'Link to entry {{sequence}}',
  copyLink: 'Copy the link to this page',
  retryable: 'Trying again can help.',
  terminal: 'Trying again will not help: the cause has to be removed first.',
  supersededBy: 'Another operation took over.',
  stop: 'Stop this operation',
  stopTitle: 'Stop this operation?',
  stopHelp:
    'It stops at its next step. What it has already done stays as it is.',
  stopHelpCleanup:
    'It stops at its next step, and then removes what it made for itself.',
  stopRefused: 'It could not be stopped',
  runsNow: 'Runs there now',
  notSeen: 'The workload cannot be seen now.',
  backToService: 'Service',
  wayBack: 'Way back',
  lost: 'The connection is lost: {{message}} Trying again.',
  help: {
    'awaiting-approval': 'Nothing is changed until somebody else approves it.',
    waiting: 'Nothing is changed and nothing is locked while it waits.',
    held: 'What it has done so far stays as it is until a person decides.',
    stalled:
      'It has made no progress for longer than its step allows. It goes on by itself if the cause goes away.',
    unobservable:
      'What runs there cannot be read now, so nobody knows how far it is. Nothing more is changed until it can be read again.',
    cancelled: 'What it had done before stays as it is.',
    superseded:
      'It stopped at its next step, and the other operation went on from there.',
  },
} as const;

/** What is said on the page of the reader's own operations. */
export const myOperationsTexts = {
  title: 'My operations',
  subtitle: 'What you have asked for, on every service',
  running: 'Under way',
  before: 'Before',
  loading: 'Loading your operations …',
  none: 'You have not asked for anything yet',
  noneHelp:
    'Open a service in the catalog: its tab “Operations” shows what runs in each environment, and rolls it back, restarts, scales or pauses it.',
  toCatalog: 'Open the catalog',
  failed: 'Your operations could not be loaded',
} as const;
