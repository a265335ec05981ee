import {
  Datastore,
  OperationKind,
  Ownership,
  PlanRequest,
  TargetView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { DatastorePlace, WorkloadPlace } from '../api/slipwayApi';

interface Located {
  entityRef: string;
  environment: { name: string; title: string };
  target: TargetView;
  /** Whether what is shown of it is what was last seen of a target that cannot be read now. */
  unseen: boolean;
}

/** A workload on which an operation may be asked for, and where it runs. */
export interface WorkloadSubject extends Located {
  workload: Workload;
}

/** A data store on which an operation may be asked for, and where it is. */
export interface DatastoreSubject extends Located {
  datastore: Datastore;
  /** The services of which the deploys are shown beside its recovery points: full entity references. */
  dependents: readonly string[];
}

/** What an operation may be asked for. */
export type Subject = WorkloadSubject | DatastoreSubject;

/** What every subject has, whatever it is. */
export function getItem(subject: Subject): {
  id: string;
  name: string;
  ownership: Ownership;
} {
  return 'workload' in subject ? subject.workload : subject.datastore;
}

/** The same as the API names it: there a data store stands in the place of a workload. */
export function getPlace(subject: Subject): WorkloadPlace {
  return {
    entityRef: subject.entityRef,
    environment: subject.environment.name,
    target: subject.target.id,
    workload: getItem(subject).id,
  };
}

/** A data store as the API of its past names it. */
export function getDatastorePlace(subject: DatastoreSubject): DatastorePlace {
  const { workload: datastore, ...place } = getPlace(subject);
  return { ...place, datastore };
}

/** The request for a plan of that kind on the subject. */
export function toPlanRequest<TKind extends OperationKind>(
  subject: Subject,
  kind: TKind,
  input: Extract<PlanRequest, { kind: TKind }>['input'],
): PlanRequest {
  return { kind, input, ...getPlace(subject) } as PlanRequest;
}
