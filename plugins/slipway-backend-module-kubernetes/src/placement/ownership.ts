import { Ownership } from '@slipway/backstage-plugin-slipway-common';
import {
  OwnershipProof,
  quoteWord,
} from '@slipway/backstage-plugin-slipway-node';
import { parseTrackingId } from '../model/gitOps';
import { KeptWorkload } from '../model/kept';
import { KubernetesWorkloadKind } from '../model/workloadId';
import { isLabelValue } from './selector';

const ANNOTATION_TRACKING_ID = 'argocd.argoproj.io/tracking-id';

/** What a resource is to prove: that it belongs to this service, in the way that the admin chose. */
export interface OwnershipClaim {
  proof: OwnershipProof;
  /** What the resource must call the service. */
  serviceName: string;
  environment: string;
}

/** A workload that is asked for its proof. */
export interface ClaimedWorkload {
  kind: KubernetesWorkloadKind;
  workload: KeptWorkload;
}

/**
 * What resources call a service: the name of its entity, with namespace and kind before it where those are not the
 * usual ones or the name has dots, so that two entities are never called the same.
 *
 * @remarks
 * It is taken from the entity's identity and not from its annotations: whoever may edit those could otherwise name
 * somebody else's resource and have it agree. Kinds and namespaces have no dots, so one part is a component of the
 * namespace `default`, two are one of another namespace, and three or more are kind, namespace and name.
 */
export function getServiceName(entity: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const namespace = entity.namespace.toLocaleLowerCase('en-US');
  if (kind !== 'component' || entity.name.includes('.')) {
    return `${kind}.${namespace}.${entity.name}`;
  }
  return namespace === 'default' ? entity.name : `${namespace}.${entity.name}`;
}

/**
 * Where the proof stands on the workload, and what it says; `undefined` where the place itself is the proof.
 *
 * @remarks
 * A change carries it along, so that a workload which is given to somebody else at the very moment is not changed.
 */
export function findEvidence(
  { proof }: OwnershipClaim,
  workload: KeptWorkload,
): { path: readonly [string, string, string]; value: string } | undefined {
  const [map, key] =
    proof.by === 'label'
      ? (['labels', proof.key] as const)
      : (['annotations', ANNOTATION_TRACKING_ID] as const);
  const value = proof.by === 'namespace' ? undefined : workload[map][key];
  return value === undefined
    ? undefined
    : { path: ['metadata', map, key], value };
}

/** Whether the workload proves that it belongs to the service. */
export function checkOwnership(
  claim: OwnershipClaim,
  claimed: ClaimedWorkload,
): Ownership {
  switch (claim.proof.by) {
    case 'label':
      return checkLabel(claim, { ...claimed, key: claim.proof.key });
    case 'argocd-tracking-id':
      return checkTrackingId(claim, claimed);
    case 'namespace':
      return {
        proved: true,
        evidence: `namespace ${claimed.workload.namespace} is bound to its owner`,
      };
    default:
      return { proved: false, message: 'No proof of ownership is configured' };
  }
}

function checkLabel(
  { serviceName }: OwnershipClaim,
  { kind, workload, key }: ClaimedWorkload & { key: string },
): Ownership {
  const value = workload.labels[key];
  if (value === serviceName) {
    return { proved: true, evidence: `label ${key}: ${value}` };
  }
  if (value !== undefined) {
    return {
      proved: false,
      message: `Its label ${key} names '${value}' and not '${serviceName}'`,
    };
  }
  if (!isLabelValue(serviceName)) {
    return {
      proved: false,
      message: `No label can be ${key}: ${serviceName}; another proof of ownership has to be chosen for this target`,
    };
  }
  const patch = JSON.stringify({
    metadata: { labels: { [key]: serviceName } },
  });
  const words = [
    ...['-n', workload.namespace, 'patch', kind.toLowerCase(), workload.name],
    ...['--type', 'merge', '-p', patch],
  ];
  return {
    proved: false,
    message: `It has no label ${key}: ${serviceName}`,
    fix: `kubectl ${words.map(quoteWord).join(' ')}`,
  };
}

/**
 * What the Argo CD application of a service is called.
 *
 * @remarks
 * A name that ends with the environment is that of the service without it: otherwise the service `backend` and one
 * called `backend-production` would share an application in production.
 */
function getApplicationNames(claim: OwnershipClaim): string[] {
  const { serviceName, environment } = claim;
  const suffix = `-${environment}`;
  return [
    ...(serviceName.endsWith(suffix) ? [] : [serviceName]),
    `${serviceName}${suffix}`,
  ];
}

/** The tracking ID must be about this very object: the annotation is copied along with manifests. */
function checkTrackingId(
  claim: OwnershipClaim,
  { kind, workload }: ClaimedWorkload,
): Ownership {
  const key = ANNOTATION_TRACKING_ID;
  const id = workload.annotations[key];
  const parts = id === undefined ? undefined : parseTrackingId(id);
  const names = getApplicationNames(claim);
  if (
    parts?.kind !== kind ||
    parts.namespace !== workload.namespace ||
    parts.name !== workload.name
  ) {
    return {
      proved: false,
      message: id
        ? `Its annotation ${key} is about another object: ${id}`
        : `It has no annotation ${key}: let the Argo CD application '${names[0]}' manage it, with resource tracking by annotation`,
    };
  }
  const application = parts.application.split('_').at(-1) ?? '';
  return names.includes(application)
    ? { proved: true, evidence: `annotation ${key}: ${id}` }
    : {
        proved: false,
        message: `Its Argo CD application is '${application}' and not '${names.join(
          "' or '",
        )}'`,
      };
}
