import {
  OperationKind,
  PlanChange,
  PlanRemark,
} from '@slipway/backstage-plugin-slipway-common';
import {
  PlanContext,
  PlanDraft,
  RetryableOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { findMissingRights } from './accessRights';
import { buildPatch } from './buildPatch';
import { ClusterAccess } from './clusterAccess';
import { describeChange, dryRun } from './dryRun';
import { keepIdentity } from './liveIdentity';
import { LiveWorkload, loadLiveWorkload } from './liveWorkload';
import {
  findBlockers,
  findOwnerWarnings,
  getController,
  getObservations,
} from './remarks';
import { isNamed } from './stepErrors';
import { ChangeDraft, WorkloadChange } from './workloadChange';

/** An autoscaler may change the object between the read and the dry run: so often the plan is made again. */
const attempts = 5;
/** Stands for the operation that there is not yet. */
const noOperation = '00000000-0000-0000-0000-000000000000';

/** What an operation would do, from facts read live, with the patch tried by the server. */
export async function createPlan<TKind extends OperationKind>(
  change: WorkloadChange<TKind>,
  clusters: ClusterAccess,
  context: PlanContext<TKind>,
): Promise<PlanDraft> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await planOnce(change, clusters, context);
    } catch (error) {
      if (!isNamed(error, 'ConflictError')) {
        throw error;
      }
      if (attempt === attempts) {
        throw new RetryableOperationError(
          `'${context.workload}' is changed all the time, so that no plan can be made; try again`,
          { cause: error },
        );
      }
    }
  }
}

async function planOnce<TKind extends OperationKind>(
  change: WorkloadChange<TKind>,
  clusters: ClusterAccess,
  context: PlanContext<TKind>,
): Promise<PlanDraft> {
  const live = await loadLiveWorkload(clusters, {
    ...context,
    parts: ['revisions', 'pods', 'autoscalers'],
  });
  const draft = change.draft(live, context.input);
  const blockers = [...findBlockers(live, change), ...draft.blockers];
  const state = { ...keepIdentity(live), ...draft.state };
  const trial = blockers.length
    ? { blockers: [], changes: [], state: {} }
    : await tryChange({ change, live, context, state });
  return {
    summary: draft.summary,
    basis: buildBasis(live, { draft, context }),
    state: { ...state, ...trial.state },
    changes: trial.changes,
    effects: draft.effects,
    warnings: [...draft.warnings, ...findOwnerWarnings(live, change.kind)],
    blockers: [...blockers, ...trial.blockers],
    observations: getObservations(live),
    commands: draft.commands,
  };
}

/** Identities, hashes, owners and parameters; nothing that an autoscaler or a restart changes. */
function buildBasis<TKind extends OperationKind>(
  live: LiveWorkload,
  { draft, context }: { draft: ChangeDraft; context: PlanContext<TKind> },
): PlanDraft['basis'] {
  const { found, shown } = live;
  return {
    cluster: live.access.clusterUid,
    workload: {
      kind: found.kind,
      namespace: found.workload.namespace,
      name: found.workload.name,
      uid: found.workload.uid,
      templateHash: found.workload.template.hash,
      paused: shown.paused,
    },
    controller: getController(live) ?? null,
    gitOps: shown.gitOps
      ? {
          controller: shown.gitOps.controller,
          application: shown.gitOps.application ?? null,
        }
      : null,
    ownershipProved: shown.ownership.proved,
    parameters: { ...context.input },
    ...draft.basis,
  };
}

interface Trial<TKind extends OperationKind> {
  change: WorkloadChange<TKind>;
  live: LiveWorkload;
  context: PlanContext<TKind>;
  state: PlanDraft['state'];
}

async function tryChange<TKind extends OperationKind>(
  trial: Trial<TKind>,
): Promise<{
  blockers: PlanRemark[];
  changes: PlanChange[];
  state: PlanDraft['state'];
}> {
  const { change, live, context, state } = trial;
  const executor = await live.access.executor();
  if (!executor) {
    return {
      blockers: [
        {
          code: 'ReadOnlyTarget',
          message: `The target '${context.service.target.id}' is read-only: no credentials for changing are configured`,
          remedy: `Set 'kubernetes.executor' of the target in app-config`,
        },
      ],
      changes: [],
      state: {},
    };
  }
  const missing = await findMissingRights(live, executor);
  if (missing.length) {
    return { blockers: missing, changes: [], state: {} };
  }
  const patch = buildPatch(
    live,
    change.patch(live, {
      operationId: noOperation,
      acceptedAt: live.observedAt,
      input: context.input,
      reason: '',
      state,
    }),
    noOperation,
  );
  const { result, blocker } = await dryRun(live, executor, {
    patch,
    fieldManager: change.fieldManager,
  });
  return blocker
    ? { blockers: [blocker], changes: [], state: {} }
    : {
        blockers: [],
        changes: [describeChange(live, result)],
        state: change.keepResult?.(result) ?? {},
      };
}
