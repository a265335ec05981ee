import { JsonObject } from '@backstage/types';
import {
  EquivalentCommand,
  OperationInput,
  OperationKind,
  PlanRemark,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  StepContext,
} from '@slipway/backstage-plugin-slipway-node';
import { RawObject } from '../model/raw';
import { KubernetesWorkloadKind } from '../model/workloadId';
import { ClusterAccess, JsonPatchOperation } from './clusterAccess';
import { LivePart } from './liveReads';
import { LiveWorkload } from './liveWorkload';

/** What one kind of change adds to a plan. */
export interface ChangeDraft {
  summary: string;
  /** What the approval is bound to besides what every kind is bound to. */
  basis: JsonObject;
  /** What the steps need to know again besides what every kind keeps. */
  state: JsonObject;
  effects: PlanRemark[];
  warnings: PlanRemark[];
  blockers: PlanRemark[];
  commands: EquivalentCommand[];
}

/** What a change is made for: the same at every replay. */
export type ChangeContext<TKind extends OperationKind = OperationKind> = Pick<
  StepContext<TKind>,
  'operationId' | 'acceptedAt' | 'input' | 'reason' | 'state'
>;

/**
 * How far a change is: there, still to be made, or made impossible.
 */
export type ChangeSight =
  | { status: 'done'; message: string }
  | { status: 'pending'; message: string }
  | { status: 'overtaken'; message: string };

/** A patch with its tests, and what is left on the workload beside the operation's ID. */
export interface ChangePatch {
  operations: readonly JsonPatchOperation[];
  annotations: Readonly<Record<string, string>>;
}

/**
 * What sets one kind of operation apart from the others; everything else is the same for all of them.
 */
export interface WorkloadChange<TKind extends OperationKind> {
  readonly kind: TKind;
  readonly version: number;
  /** The kinds of workload that it can be done to. */
  readonly workloadKinds: readonly KubernetesWorkloadKind[];
  /** Why it cannot be done to another. */
  readonly unsupported: string;
  /** Name of the changing step, e.g. `patch-template`. */
  readonly stepName: string;
  /** Name under which the API server records the change. */
  readonly fieldManager: string;
  /** What it looks at besides the workload when it acts. */
  readonly parts: readonly LivePart[];
  /** What it changes, to tell who has changed it since. */
  readonly changedPath: readonly string[];
  title(context: StepContext<TKind>): string;
  /** @throws NotFoundError for a revision that does not exist. */
  draft(live: LiveWorkload, input: OperationInput<TKind>): ChangeDraft;
  look(live: LiveWorkload, context: ChangeContext<TKind>): ChangeSight;
  /** @throws TerminalOperationError where what it needs is gone. */
  patch(live: LiveWorkload, context: ChangeContext<TKind>): ChangePatch;
  /** What the steps need to know of the object as the server would make it, with its defaults. */
  keepResult?(result: RawObject): JsonObject;
  /** The step that follows the changing one. */
  verify(clusters: ClusterAccess): OperationStep<TKind>;
}
