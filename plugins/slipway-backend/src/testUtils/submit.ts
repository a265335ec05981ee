import {
  isEnded,
  Operation,
  Plan,
} from '@slipway/backstage-plugin-slipway-common';
import { randomUUID } from 'node:crypto';
import { TestBackend } from './aBackend';
import { aRequest } from './aRequest';
import { as } from './people';
import { pollFor } from './pollFor';

/** Asks for a plan over HTTP. */
export async function plan(
  backend: TestBackend,
  request = aRequest(),
): Promise<Plan> {
  const { body } = await backend.post('/plans', request, as.owner).expect(200);
  return body;
}

/** Plans and submits a rollback over HTTP, and waits for its end. */
export async function submit(
  backend: TestBackend,
  options: { key?: string } = {},
): Promise<Operation> {
  const { planHash, request } = await plan(backend);
  const { body } = await backend
    .post(
      '/operations',
      { plan: request, planHash, reason: 'errors since the deploy' },
      as.owner,
    )
    .set('Idempotency-Key', options.key ?? randomUUID())
    .expect(202);
  return reachEnd(backend, body.id);
}

/** Waits for the end of an operation. */
export function reachEnd(backend: TestBackend, id: string): Promise<Operation> {
  return pollFor(`the end of operation ${id}`, async () => {
    const { body } = await backend.get(`/operations/${id}`, as.owner);
    return isEnded(body.operation.state) && body.operation;
  });
}
