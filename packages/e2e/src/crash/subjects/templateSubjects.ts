import {
  change,
  countRevisions,
  deploy,
  isRolledOut,
  ofTag,
  readWorkload,
  tagOf,
  type WorkloadKind,
} from './workloads';
import type { Subject } from './Subject';

const suffixes = { deployment: '', statefulset: '-set' };

/** A rollback from 1.1.0 to revision 1, which is 1.0.0. */
export const aRollback = (kind: WorkloadKind): Subject<'rollback'> => ({
  name: `rollback${suffixes[kind]}`,
  kind: 'rollback',
  ground: 'kubernetes',
  workloadKind: kind,
  input: () => ({ toRevision: '1' }),
  async prepare({ kubernetes: { cluster } }, name) {
    await deploy(cluster, { kind, name });
    await change(cluster, { kind, name }, ofTag(name, '1.1.0'));
    await isRolledOut(cluster, { kind, name });
  },
  read: ({ kubernetes: { cluster } }, name) => tagOf(cluster, { kind, name }),
  wanted: '1.0.0',
  changes: ['patch'],
});

/** A restart, which makes one new revision of the same image. */
export const aRestart = (kind: WorkloadKind): Subject<'restart'> => ({
  name: `restart${suffixes[kind]}`,
  kind: 'restart',
  ground: 'kubernetes',
  workloadKind: kind,
  input: () => ({}),
  prepare: ({ kubernetes: { cluster } }, name) =>
    deploy(cluster, { kind, name }),
  async read({ kubernetes: { cluster } }, name) {
    const { spec } = await readWorkload(cluster, { kind, name });
    const annotations = Object.keys(spec?.template.metadata?.annotations ?? {});
    return {
      isMarked: annotations.includes('kubectl.kubernetes.io/restartedAt'),
      revisions: await countRevisions(cluster, { kind, name }),
    };
  },
  wanted: { isMarked: true, revisions: 2 },
  changes: ['patch'],
});
