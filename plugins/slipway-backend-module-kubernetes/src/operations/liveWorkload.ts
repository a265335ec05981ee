import { JsonObject } from '@backstage/types';
import { InputError, NotFoundError } from '@backstage/errors';
import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { buildWorkload, wantsEvents } from '../model/buildWorkloads';
import { KeptObjects } from '../model/kept';
import { WorkloadOfKind } from '../model/keptRevisions';
import { objectAt, RawObject, textMapAt } from '../model/raw';
import { cleanTemplate } from '../model/templateHash';
import { trimByKind } from '../model/trim';
import { parseWorkloadId, workloadKinds } from '../model/workloadId';
import { LocatedService, locateOnKubernetes } from '../placement/locate';
import {
  EqualitySelector,
  formatSelector,
  matchesSelector,
} from '../placement/selector';
import { ClusterAccess, ObjectRef, TargetAccess } from './clusterAccess';
import { isNamed } from './stepErrors';
import { LivePart, readEvents, readPart } from './liveReads';

/** Which workload is read, and what of it. */
export interface LiveQuery {
  service: ServiceInTarget;
  /** ID of the workload. */
  workload: string;
  parts: readonly LivePart[];
  /** The operation under way that reads it; without one, somebody looks or plans. */
  operationId?: string;
}

/** A workload as it is just now. */
export interface LiveWorkload {
  access: TargetAccess;
  located: LocatedService;
  ref: ObjectRef;
  /** As on the wire. */
  raw: RawObject;
  found: WorkloadOfKind;
  objects: KeptObjects;
  /** The template that runs, clean. */
  template: JsonObject;
  /** The clean template of each revision, by the name of the object that keeps it. */
  templates: ReadonlyMap<string, JsonObject>;
  shown: Workload;
  observedAt: string;
}

/**
 * Reads a workload live.
 *
 * @throws NotFoundError where the service has no such workload, InputError where its annotations are refused.
 */
export async function loadLiveWorkload(
  clusters: ClusterAccess,
  query: LiveQuery,
): Promise<LiveWorkload> {
  const { kind, name } = parseWorkloadId(query.workload);
  const { plural } = workloadKinds[kind];
  const access = await clusters.open(query.service.target, {
    operationId: query.operationId,
  });
  const located = locate(query.service, access);
  const { namespace } = located;
  const ref = { group: 'apps', version: 'v1', plural, namespace, name };
  const raw = await readWorkload(access, { kind, ref });
  const workload = trimByKind[plural](raw);
  if (!matchesSelector(workload.labels, located.selector)) {
    throw new NotFoundError(
      `${kind} ${namespace}/${name} is not one of ${query.service.entityRef}: it does not carry ${formatSelector(located.selector)}`,
    );
  }
  const read = async (part: LivePart) =>
    query.parts.includes(part)
      ? readPart(access.reader, {
          part,
          kind,
          namespace,
          labels: getPodLabels(raw),
        })
      : [];
  const [revisions, pods, autoscalers] = await Promise.all([
    read('revisions'),
    read('pods'),
    read('autoscalers'),
  ]);
  const found = { kind, workload };
  const objects: KeptObjects = {
    deployments: [],
    statefulsets: [],
    daemonsets: [],
    replicasets:
      kind === 'Deployment' ? revisions.map(trimByKind.replicasets) : [],
    controllerrevisions:
      kind === 'Deployment'
        ? []
        : revisions.map(trimByKind.controllerrevisions),
    pods: pods.map(trimByKind.pods),
    horizontalpodautoscalers: autoscalers.map(
      trimByKind.horizontalpodautoscalers,
    ),
  };
  const sources = {
    objects,
    claim: located.claim,
    cluster: located.cluster,
    observedAt: new Date().toISOString(),
  };
  const shown = buildWorkload(found, sources);
  const events =
    query.parts.includes('pods') && wantsEvents(shown)
      ? await readEvents(access.reader, namespace)
      : undefined;
  return {
    access,
    located,
    ref,
    raw,
    found,
    objects,
    template: cleanTemplate(objectAt(raw, 'spec', 'template')),
    templates: new Map(revisions.map(toNamedTemplate)),
    shown: events ? buildWorkload(found, { ...sources, events }) : shown,
    observedAt: sources.observedAt,
  };
}

function locate(
  service: ServiceInTarget,
  access: TargetAccess,
): LocatedService {
  const location = locateOnKubernetes(service, access.config);
  if ('namespace' in location) {
    return location;
  }
  const { placement } = location;
  throw new InputError(
    placement.status === 'refused'
      ? `${placement.message} (${placement.rule})`
      : placement.message,
  );
}

async function readWorkload(
  { reader, config }: TargetAccess,
  { kind, ref }: { kind: string; ref: ObjectRef },
): Promise<RawObject> {
  try {
    return await reader.get(ref);
  } catch (error) {
    throw isNamed(error, 'NotFoundError')
      ? new NotFoundError(
          `${kind} ${ref.namespace}/${ref.name} does not exist in cluster '${config.cluster}'`,
          error,
        )
      : error;
  }
}

/** What selects the pods; those of the template where the selector has expressions only. */
function getPodLabels(raw: RawObject): EqualitySelector {
  const labels = textMapAt(raw, 'spec', 'selector', 'matchLabels');
  return Object.keys(labels).length
    ? labels
    : textMapAt(raw, 'spec', 'template', 'metadata', 'labels');
}

function toNamedTemplate(raw: RawObject): [string, JsonObject] {
  const { name } = objectAt(raw, 'metadata');
  const inRevision = objectAt(raw, 'data', 'spec', 'template');
  const template = Object.keys(inRevision).length
    ? inRevision
    : objectAt(raw, 'spec', 'template');
  return [String(name), cleanTemplate(template)];
}
