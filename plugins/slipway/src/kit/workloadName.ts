const kinds = new Map([
  ['deployment', 'Deployment'],
  ['statefulset', 'StatefulSet'],
  ['daemonset', 'DaemonSet'],
  ['db-instance', 'DB instance'],
]);

/** A workload as people call it, e.g. `Deployment backend`; an id of another form as it is. */
export function formatWorkload(id: string): string {
  const [, kind = '', name = ''] = /^([^.]+)\.(.+)$/.exec(id) ?? [];
  const title = kinds.get(kind);
  return title ? `${title} ${name}` : id;
}
