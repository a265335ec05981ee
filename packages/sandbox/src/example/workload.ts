import {
  V1DaemonSet,
  V1Deployment,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { Manifest } from './manifests';

/** A Deployment, StatefulSet or DaemonSet. */
export type Workload = V1Deployment | V1StatefulSet | V1DaemonSet;

const KINDS: Record<string, string> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
};

/** Names a workload. */
export interface WorkloadRef {
  kind: string;
  namespace: string;
  name: string;
}

/** Whether an object is a workload: those are created once and then left to whoever changes them. */
export function isWorkload({ object }: Manifest): boolean {
  return Object.values(KINDS).includes(object.kind ?? '');
}

/** Reads `deployment/backend`; undefined if it is written otherwise. */
export function parseWorkload(
  text: string,
  namespace: string,
): WorkloadRef | undefined {
  const [kind = '', name, ...more] = text.split('/');
  const known = KINDS[kind];
  return known && name && more.length === 0
    ? { kind: known, namespace, name }
    : undefined;
}

/** Writes a workload as `production/deployment/backend`. */
export function formatWorkload({ kind, namespace, name }: WorkloadRef): string {
  return `${namespace}/${kind.toLowerCase()}/${name}`;
}

/** Finds the manifest of a workload. */
export function findWorkload(
  manifests: Manifest[],
  ref: WorkloadRef,
): Workload | undefined {
  return manifests.find(
    ({ object: { kind, metadata } }) =>
      kind === ref.kind &&
      metadata.namespace === ref.namespace &&
      metadata.name === ref.name,
  )?.object as Workload | undefined;
}
