import { z } from 'zod/v3';
import { Members } from '../members';

/** The kinds of operation, named so that those on a workload cannot be taken for decisions on an operation. @public */
export const operationKinds = [
  'rollback',
  'restart',
  'scale',
  'rollout-pause',
  'rollout-resume',
  'snapshot',
  'restore',
  'drill',
] as const;

/** A kind of operation. @public */
export type OperationKind = (typeof operationKinds)[number];

/** A kind of operation. @public */
export const operationKindSchema: z.ZodType<
  OperationKind,
  z.ZodTypeDef,
  unknown
> = z.enum(operationKinds);

/** What a data store is restored to: a recovery point that was kept, or a point in time; never both. @public */
export interface RecoveryPointChoice {
  /** ID of a recovery point, as the platform names it, e.g. `rds:retail-pg-2026-01-15-03-10`. */
  recoveryPoint?: string;
  /** A point in time within the window, ISO 8601. */
  pointInTime?: string;
}

/** What each kind of operation takes as input. @public */
export type OperationInputs = {
  rollback: {
    /** The revision to go back to, as the platform numbers it. */
    toRevision: string;
  };
  restart: {};
  scale: {
    /** How many shall run: 0 to 1000. */
    replicas: number;
  };
  'rollout-pause': {};
  'rollout-resume': {};
  snapshot: {};
  restore: RecoveryPointChoice;
  drill: Partial<RecoveryPointChoice>;
};

/** The input of a kind of operation. @public */
export type OperationInput<TKind extends OperationKind = OperationKind> =
  OperationInputs[TKind];

const noInput = z.object({}).strict();

const recoveryPointChoice = z
  .object({
    recoveryPoint: z.string().min(1).max(255).optional(),
    pointInTime: z.string().datetime().optional(),
  } satisfies Members<RecoveryPointChoice>)
  .strict();

const countChosen = (choice: RecoveryPointChoice) =>
  [choice.recoveryPoint, choice.pointInTime].filter(it => it !== undefined)
    .length;

/** What each kind of operation takes as input. @public */
export const operationInputSchemas: {
  readonly [TKind in OperationKind]: z.ZodType<
    OperationInputs[TKind],
    z.ZodTypeDef,
    unknown
  >;
} = {
  rollback: z
    .object({
      toRevision: z.string().min(1).max(253),
    } satisfies Members<OperationInput<'rollback'>>)
    .strict(),
  restart: noInput,
  scale: z
    .object({
      replicas: z.number().int().min(0).max(1000),
    } satisfies Members<OperationInput<'scale'>>)
    .strict(),
  'rollout-pause': noInput,
  'rollout-resume': noInput,
  snapshot: noInput,
  restore: recoveryPointChoice.refine(choice => countChosen(choice) === 1, {
    message: 'name either a recoveryPoint or a pointInTime',
  }),
  drill: recoveryPointChoice.refine(choice => countChosen(choice) <= 1, {
    message:
      'name a recoveryPoint or a pointInTime, or neither for the latest restorable time',
  }),
};

/** The kinds of operation on a data store. @public */
export const datastoreOperationKinds = [
  'snapshot',
  'restore',
  'drill',
] as const satisfies readonly OperationKind[];

/** A kind of operation on a data store. @public */
export type DatastoreOperationKind = (typeof datastoreOperationKinds)[number];

/** A kind of operation on a workload. @public */
export type WorkloadOperationKind = Exclude<
  OperationKind,
  DatastoreOperationKind
>;

/**
 * What an operation of each kind shuts out of its target while it runs: every other operation that does so too
 * (`target`), or only those of its own kind (`kind`).
 *
 * @remarks
 * What makes something new and leaves the source as it is does not have to wait: a restore at night must not be held up
 * by a drill that takes an hour.
 *
 * @public
 */
export const operationExclusions: Readonly<
  Record<OperationKind, 'target' | 'kind'>
> = {
  rollback: 'target',
  restart: 'target',
  scale: 'target',
  'rollout-pause': 'target',
  'rollout-resume': 'target',
  snapshot: 'kind',
  restore: 'kind',
  drill: 'kind',
};

/**
 * The kinds whose running operations a kind may supersede.
 *
 * @remarks
 * A way back must not have to wait for a rollout that will never be healthy.
 *
 * @public
 */
export const supersedableKinds: Readonly<
  Record<OperationKind, readonly OperationKind[]>
> = {
  rollback: ['rollback', 'restart', 'scale', 'rollout-resume'],
  restart: [],
  scale: [],
  'rollout-pause': [],
  'rollout-resume': [],
  snapshot: [],
  restore: [],
  drill: [],
};
