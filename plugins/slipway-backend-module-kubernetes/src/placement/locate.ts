import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { stringify } from 'yaml';
import { kubernetesAnnotations } from '@slipway/backstage-plugin-slipway-common';
import {
  Placement,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { shorten } from '../diff/redactText';
import { describeKey } from './configKey';
import {
  isNamespaceName,
  matchesNamespace,
  resolveOwner,
} from './namespacePattern';
import { getServiceName, OwnershipClaim } from './ownership';
import {
  EqualitySelector,
  isLabelValue,
  parseEqualitySelector,
} from './selector';
import { KubernetesTargetConfig } from './targetConfig';

const LONGEST_QUOTE = 100;

/** A service that has its place in a cluster. */
export interface LocatedService {
  cluster: string;
  namespace: string;
  /** Never empty. */
  selector: EqualitySelector;
  claim: OwnershipClaim;
}

/** Where a service is in a cluster, or why it is nowhere. */
export type KubernetesPlacement =
  | ({ placement: Extract<Placement, { status: 'placed' }> } & LocatedService)
  | { placement: Exclude<Placement, { status: 'placed' }> };

type NotPlaced = Exclude<Placement, { status: 'placed' }>;

/**
 * Where a service is in a cluster: what its target allows, narrowed by its annotations.
 */
export function locateOnKubernetes(
  service: ServiceInTarget,
  config: KubernetesTargetConfig,
): KubernetesPlacement {
  const { entity, target } = service;
  const wantedCluster = read(entity, kubernetesAnnotations.cluster);
  if (wantedCluster !== undefined && wantedCluster !== config.cluster) {
    return refuse(
      describeKey(target, 'cluster'),
      `The annotation ${kubernetesAnnotations.cluster} says '${cut(wantedCluster)}'; this target is the cluster '${config.cluster}'`,
    );
  }
  const namespace = locateNamespace(service, config);
  if (typeof namespace !== 'string') {
    return { placement: namespace };
  }
  const { selector, refusal } = locateSelector(service);
  if (!selector) {
    return { placement: refusal };
  }
  return {
    placement: { status: 'placed', place: `${config.cluster} / ${namespace}` },
    cluster: config.cluster,
    namespace,
    selector,
    claim: {
      proof: target.ownership,
      serviceName: getServiceName({
        kind: entity.kind,
        namespace: entity.metadata.namespace ?? 'default',
        name: entity.metadata.name,
      }),
      environment: target.environment,
    },
  };
}

function locateNamespace(
  { entity, target }: ServiceInTarget,
  config: KubernetesTargetConfig,
): string | NotPlaced {
  const rule = describeKey(target, 'namespace');
  const owner = entity.spec?.owner;
  const allowed = resolveOwner(config.namespace, entity);
  if (allowed === undefined) {
    return refuse(
      rule,
      `The namespace is named after the owner, and '${cut(typeof owner === 'string' ? owner : '')}' is no owner that a namespace could be named after: a group of the catalog's namespace 'default' is wanted, whose name is a DNS label`,
    ).placement;
  }
  const wanted = read(entity, kubernetesAnnotations.namespace);
  if (wanted === undefined) {
    return isNamespaceName(allowed)
      ? allowed
      : notAnnotated(
          entity,
          `Several namespaces are possible here (${allowed}): the entity has to name its own`,
          { [kubernetesAnnotations.namespace]: allowed.replaceAll('*', '…') },
        );
  }
  return matchesNamespace(wanted, allowed)
    ? wanted
    : refuse(
        rule,
        `The annotation ${kubernetesAnnotations.namespace} says '${cut(wanted)}'; this target allows '${allowed}'`,
      ).placement;
}

type SelectorOrRefusal =
  | { selector: EqualitySelector; refusal?: undefined }
  | { selector?: undefined; refusal: NotPlaced };

/** Both annotations together narrow further than either. */
function locateSelector({ entity }: ServiceInTarget): SelectorOrRefusal {
  const id = read(entity, kubernetesAnnotations.id);
  const terms = read(entity, kubernetesAnnotations.labelSelector);
  if (id === undefined && terms === undefined) {
    return {
      refusal: notAnnotated(
        entity,
        'The entity does not say which workloads are its own',
        { [kubernetesAnnotations.id]: entity.metadata.name },
      ),
    };
  }
  if (id !== undefined && !isLabelValue(id)) {
    return refuseAnnotation(kubernetesAnnotations.id, {
      value: id,
      because: 'no label can have that value',
    });
  }
  try {
    const selector = parseEqualitySelector(
      [
        ...(terms === undefined ? [] : [terms]),
        ...(id === undefined ? [] : [`${kubernetesAnnotations.id}=${id}`]),
      ].join(','),
    );
    return { selector };
  } catch (error) {
    return refuseAnnotation(kubernetesAnnotations.labelSelector, {
      value: terms ?? '',
      because: isError(error) ? error.message : 'it cannot be read',
    });
  }
}

function refuseAnnotation(
  annotation: string,
  { value, because }: { value: string; because: string },
): { refusal: NotPlaced } {
  const message = `The annotation ${annotation} says '${cut(value)}': ${because}`;
  return { refusal: refuse(annotation, message).placement };
}

function read(entity: Entity, annotation: string): string | undefined {
  const value = entity.metadata.annotations?.[annotation];
  return typeof value === 'string' ? value.trim() : undefined;
}

/** As much of a text as anybody wants to read. */
function cut(text: string): string {
  return shorten(text, LONGEST_QUOTE);
}

function refuse(rule: string, message: string): { placement: NotPlaced } {
  return { placement: { status: 'refused', rule, message } };
}

function notAnnotated(
  entity: Entity,
  message: string,
  annotations: Record<string, string>,
): NotPlaced {
  const { name } = entity.metadata;
  return {
    status: 'not-annotated',
    message,
    yaml: stringify({ metadata: { name, annotations } }),
  };
}
