import {
  OperationKind,
  PlanRequest,
  TargetView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { WorkloadPlace } from '../api/slipwayApi';

/** A workload on which an operation may be asked for, and where it runs. */
export interface Subject {
  entityRef: string;
  environment: { name: string; title: string };
  target: TargetView;
  workload: Workload;
  /** Whether what is shown of the workload is what was last seen of a target that cannot be read now. */
  unseen: boolean;
}

/** The same as the API names it. */
export function getPlace(subject: Subject): WorkloadPlace {
  return {
    entityRef: subject.entityRef,
    environment: subject.environment.name,
    target: subject.target.id,
    workload: subject.workload.id,
  };
}

/** The request for a plan of that kind on the subject. */
export function toPlanRequest<TKind extends OperationKind>(
  subject: Subject,
  kind: TKind,
  input: Extract<PlanRequest, { kind: TKind }>['input'],
): PlanRequest {
  return { kind, input, ...getPlace(subject) } as PlanRequest;
}
