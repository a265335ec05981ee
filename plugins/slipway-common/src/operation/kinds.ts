import { z } from 'zod/v3';
import { Members } from '../members';

/** The kinds of operation, named so that those on a workload cannot be taken for decisions on an operation. @public */
export const operationKinds = [
  'rollback',
  'restart',
  'scale',
  'rollout-pause',
  'rollout-resume',
] as const;

/** A kind of operation. @public */
export type OperationKind = (typeof operationKinds)[number];

/** A kind of operation. @public */
export const operationKindSchema: z.ZodType<
  OperationKind,
  z.ZodTypeDef,
  unknown
> = z.enum(operationKinds);

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
};

/** The input of a kind of operation. @public */
export type OperationInput<TKind extends OperationKind = OperationKind> =
  OperationInputs[TKind];

const noInput = z.object({}).strict();

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
};
