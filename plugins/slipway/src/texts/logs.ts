/** The logs of an instance. */
export const logsTexts = {
  open: 'Logs',
  openOf: 'Logs of {{instance}}',
  title: 'Logs of {{instance}}',
  container: 'Container',
  run: 'Which run',
  now: 'Current run',
  previous: 'Previous run',
  lines: 'Last lines',
  wrap: 'Wrap long lines',
  refresh: 'Refresh',
  text: 'Last {{lines}} lines of {{container}}',
  empty: 'It has written nothing.',
  loading: 'Loading the logs …',
  readAt: 'Read {{age}}',
  noPrevious: 'This container has not run before: it has no previous run.',
  waiting: 'The container has not started yet ({{reason}}): no logs so far.',
  noNode:
    'The cluster does not reach the machine that runs this instance and keeps its logs.',
  gone: 'This instance is gone, and its logs with it.',
  noContainer:
    'The platform has said nothing of the containers of this instance yet.',
  notPermitted: 'You may not read logs: the portal refuses it.',
  notPermittedHelp:
    'Ask the people who run the portal for the permission kubernetes.proxy.',
  clusterRefused:
    'The cluster does not let the portal read logs: its credentials lack the right to get pods/log.',
  unknownCluster:
    'The Kubernetes plugin of this portal does not know the cluster {{cluster}}.',
  failed: 'The logs could not be read',
  notInstalled:
    'Logs are shown here where the Kubernetes plugin is installed: @backstage/plugin-kubernetes in the app, @backstage/plugin-kubernetes-backend in the backend.',
  missing: 'This instance is not shown here any more',
  kubernetesTab: 'Open the Kubernetes tab',
} as const;

/** The instances of a workload. */
export const instancesTexts = {
  showAll_one: 'Show the other one',
  showAll_other: 'Show the other {{count}}',
  showFewer: 'Show fewer',
} as const;

/** Links to other tools. */
export const linksTexts = {
  list: 'Links to other tools',
  dashboard: '{{title}}: dashboard of {{subject}}, opens in a new tab',
  logs: '{{title}}: logs of {{subject}}, opens in a new tab',
  traces: '{{title}}: traces of {{subject}}, opens in a new tab',
  other: '{{title}}: about {{subject}}, opens in a new tab',
  where: '{{workload}} in {{environment}}',
} as const;
