import {
  Operation,
  OperationEvent,
  OperationRequest,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anOperation,
  anOperationEvent,
} from '@slipway/backstage-plugin-slipway-common/testUtils';

import { isOnDatastore } from '../src/operation/isOnDatastore';
import { goOn, recoveryPlanFor } from './recoveryPlans';

const STEP = 2500;
const TOTAL = 6;

const story: Pick<OperationEvent, 'type' | 'message' | 'step' | 'state'>[] = [
  { type: 'accepted', message: 'Accepted', state: 'accepted' },
  { type: 'started', message: 'Started on replica a', state: 'running' },
  { type: 'target-locked', message: 'production/retail-cluster is locked' },
  { type: 'basis-confirmed', message: 'Nothing has changed since the review' },
  {
    type: 'intent',
    message: 'Replace the pod template with that of revision 13',
    step: 'patch-template',
  },
  {
    type: 'acted',
    message: 'The API server took the patch',
    step: 'patch-template',
  },
  {
    type: 'progress',
    message: '3 of 6 updated, 6 available',
    step: 'await-rollout',
  },
  {
    type: 'observed',
    message: 'The rollout is complete',
    step: 'await-rollout',
    state: 'verifying',
  },
  {
    type: 'ended',
    message: 'All 6 are available on 1.1.0',
    state: 'succeeded',
  },
];

/** Operations that go on with the clock. */
export class MockOperations {
  readonly #started = new Map<string, { operation: Operation; at: number }>();

  start({ plan, planHash, reason }: OperationRequest): Operation {
    const id = globalThis.crypto.randomUUID();
    const at = Date.now();
    const operation = anOperation({
      ...plan,
      id,
      input: { ...plan.input } as Operation['input'],
      summary: isOnDatastore(plan.kind)
        ? recoveryPlanFor(plan).summary
        : 'Roll backend in production back from 1.2.0 to 1.1.0 (revision 13)',
      planHash,
      reason,
      state: 'accepted',
      message: 'Accepted',
      progress: undefined,
      createdAt: new Date(at).toISOString(),
      updatedAt: new Date(at).toISOString(),
    });
    this.#started.set(id, { operation, at });
    return operation;
  }

  get(id: string): Operation | undefined {
    const started = this.#started.get(id);
    const events = this.eventsAfter(id, 0);
    const last = events.at(-1);
    if (!started || !last) {
      return id === anOperation().id ? anOperation() : undefined;
    }
    const state = events.findLast(event => event.state)?.state ?? 'accepted';
    const done = Math.min(TOTAL, Math.floor((Date.now() - started.at) / STEP));
    if (isOnDatastore(started.operation.kind)) {
      return goOn(started.operation, Date.now() - started.at);
    }
    return {
      ...started.operation,
      state,
      message: last.message,
      progress: { message: `${done} of 6 updated`, done, total: TOTAL },
      updatedAt: last.at,
      ...(state === 'succeeded' ? { endedAt: last.at } : {}),
    };
  }

  eventsAfter(id: string, after: number): OperationEvent[] {
    const at = this.#started.get(id)?.at ?? Date.now() - 6 * STEP;
    const passed = Math.floor((Date.now() - at) / STEP) + 1;
    return story.slice(0, passed).flatMap((event, index) =>
      index < after
        ? []
        : [
            anOperationEvent({
              ...event,
              actor: index === 0 ? 'user:default/olivia' : undefined,
              state: event.state,
              operationId: id,
              sequence: index + 1,
              at: new Date(at + index * STEP).toISOString(),
            }),
          ],
    );
  }

  /** What was started, newest first; of one service where it is named. */
  of(entityRef?: string): Operation[] {
    return [...this.#started.keys()]
      .map(id => this.get(id)!)
      .filter(operation => !entityRef || operation.entityRef === entityRef)
      .reverse();
  }
}
