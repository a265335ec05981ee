import { Ownership } from '@slipway/backstage-plugin-slipway-common';
import { OwnershipProof } from '@slipway/backstage-plugin-slipway-node';
import { parseTrackingId } from '../model/gitOps';
import { KeptWorkload } from '../model/kept';
import { KubernetesWorkloadKind } from '../model/workloadId';

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
 * usual ones, so that two entities are never called the same.
 *
 * @remarks
 * It is taken from the entity's identity and not from its annotations: whoever may edit those could otherwise name
 * somebody else's resource and have it agree.
 */
export function getServiceName(entity: {
  kind: string;
  namespace: string;
  name: string;
}): string {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const namespace = entity.namespace.toLocaleLowerCase('en-US');
  return [
    ...(kind === 'component' ? [] : [kind]),
    ...(kind === 'component' && namespace === 'default' ? [] : [namespace]),
    entity.name,
  ].join('.');
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
  const patch = JSON.stringify({
    metadata: { labels: { [key]: serviceName } },
  });
  return {
    proved: false,
    message: `It has no label ${key}: ${serviceName}`,
    fix: `kubectl -n ${workload.namespace} patch ${kind.toLowerCase()} ${workload.name} --type merge -p '${patch}'`,
  };
}

/** The tracking ID must be about this very object: the annotation is copied along with manifests. */
function checkTrackingId(
  { serviceName, environment }: OwnershipClaim,
  { kind, workload }: ClaimedWorkload,
): Ownership {
  const key = 'argocd.argoproj.io/tracking-id';
  const id = workload.annotations[key];
  const parts = id === undefined ? undefined : parseTrackingId(id);
  const names = [serviceName, `${serviceName}-${environment}`];
  if (
    parts?.kind !== kind ||
    parts.namespace !== workload.namespace ||
    parts.name !== workload.name
  ) {
    return {
      proved: false,
      message: id
        ? `Its annotation ${key} is about another object: ${id}`
        : `It has no annotation ${key}: let the Argo CD application '${serviceName}' manage it, with resource tracking by annotation`,
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
