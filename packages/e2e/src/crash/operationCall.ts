import { randomUUID } from 'node:crypto';
import type {
  Operation,
  OperationRequest,
  Plan,
} from '@slipway/backstage-plugin-slipway-common';
import { entityRefOn, targetIdOn } from './ground/places';
import type { Answer, Replica } from './Replica';
import type { Subject } from './subjects';

/** A reviewed plan that somebody wants carried out, under one key. */
export interface OperationCall {
  subject: Subject;
  /** The workload or data store, and the entity that it belongs to. */
  name: string;
  entityRef: string;
  /** Sends it; as often as it is repeated, it is the same request. */
  send(replica: Replica): Promise<Answer<Operation>>;
}

/** Who asks for an operation on a service: not the same for each, as one person may only ask for so much at once. */
export const requesterOf = (name: string) => `user:default/owner-of-${name}`;

/** Asks a replica for the plan of an operation on the workload of that name. */
export async function review(
  replica: Replica,
  subject: Subject,
  options: { name: string; as?: string },
): Promise<OperationCall> {
  const { name, as = requesterOf(name) } = options;
  const entityRef = entityRefOn(subject.ground, name);
  const answer = await replica.post<Plan>(
    '/plans',
    {
      kind: subject.kind,
      entityRef,
      environment: 'production',
      target: targetIdOn(subject.ground),
      workload: `${subject.workloadKind}.${name}`,
      input: subject.input(name),
    },
    { as },
  );
  if (answer.status !== 200) {
    throw new Error(`No plan: ${JSON.stringify(answer.body)}`);
  }
  const { planHash, request, confirmation } = answer.body;
  const body: OperationRequest = {
    plan: request,
    planHash,
    confirmation,
    reason: 'errors since the deploy',
  };
  const key = randomUUID();
  return {
    subject,
    name,
    entityRef,
    send: other => other.post<Operation>('/operations', body, { as, key }),
  };
}
