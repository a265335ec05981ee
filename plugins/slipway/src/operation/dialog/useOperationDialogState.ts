import { useApi } from '@backstage/core-plugin-api';
import {
  OperationView,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { getStalePlan, hasStatus } from '../../api/errors';
import { slipwayApiRef } from '../../api/slipwayApi';
import { keys } from '../../live/keys';
import { newKey } from './newKey';
import { DialogState, reduceDialog } from './reviewState';

/** What a person decided on a reviewed plan. */
export interface Decision {
  reason: string;
  /** The running operation to take over from. */
  supersedes?: string;
  /** What the plan asks to be typed, as it was typed. */
  confirmation?: string;
}

/**
 * Leads an operation from the choice to its acceptance.
 *
 * @param request - the request to begin with, where there is nothing to choose.
 */
export function useOperationDialogState(request: PlanRequest | undefined) {
  const api = useApi(slipwayApiRef);
  const client = useQueryClient();
  const [state, dispatch] = useReducer(reduceDialog, request, begin);
  const sending = useRef(false);

  const planning = state.status === 'planning' && !state.error && state.request;
  useEffect(() => {
    if (!planning) {
      return undefined;
    }
    const abort = new AbortController();
    api.createPlan(planning, { signal: abort.signal }).then(
      plan =>
        !abort.signal.aborted &&
        dispatch({ type: 'planned', plan, idempotencyKey: newKey() }),
      error =>
        !abort.signal.aborted && dispatch({ type: 'not-planned', error }),
    );
    return () => abort.abort();
  }, [api, planning]);

  const submit = useCallback(
    async (decision: Decision) => {
      if (state.status !== 'reviewing' || sending.current) {
        return;
      }
      const { plan, idempotencyKey } = state.review;
      sending.current = true;
      dispatch({ type: 'sent' });
      try {
        const operation = await api.createOperation(
          { plan: plan.request, planHash: plan.planHash, ...decision },
          { idempotencyKey },
        );
        client.setQueryData<OperationView>(keys.operation(operation.id), {
          operation,
          mayCancel: false,
        });
        dispatch({ type: 'accepted', operation });
        client.invalidateQueries({
          queryKey: keys.service(operation.entityRef),
        });
      } catch (error) {
        const current = getStalePlan(error);
        if (current) {
          dispatch({ type: 'stale', plan: current, idempotencyKey: newKey() });
        } else {
          dispatch({ type: 'refused', error });
          if (hasStatus(error, 409)) {
            await lookForHolder();
          }
        }
      } finally {
        sending.current = false;
      }

      /** Another operation may have come first: the plan as it is now names it. */
      async function lookForHolder() {
        const now = await api.createPlan(plan.request).catch(() => undefined);
        if (now?.holder) {
          dispatch({ type: 'stale', plan: now, idempotencyKey: newKey() });
        }
      }
    },
    [api, client, state],
  );

  return { state, dispatch, submit };
}

function begin(request: PlanRequest | undefined): DialogState {
  return request ? { status: 'planning', request } : { status: 'choosing' };
}
