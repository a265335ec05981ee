import { z } from 'zod/v3';

const noInput = z.object({}).strict();

/** What each kind of operation takes as input. @public */
export const operationInputSchemas = {
  rollback: z
    .object({
      /** The revision to go back to, as the platform numbers it. */
      toRevision: z.string().min(1).max(253),
    })
    .strict(),
  restart: noInput,
  scale: z.object({ replicas: z.number().int().min(0).max(1000) }).strict(),
  'rollout-pause': noInput,
  'rollout-resume': noInput,
} as const;

/** The kinds of operation, named so that those on a workload cannot be taken for decisions on an operation. @public */
export const operationKinds = [
  'rollback',
  'restart',
  'scale',
  'rollout-pause',
  'rollout-resume',
] as const satisfies readonly (keyof typeof operationInputSchemas)[];

/** A kind of operation. @public */
export const operationKindSchema = z.enum(operationKinds);

/** A kind of operation. @public */
export type OperationKind = z.infer<typeof operationKindSchema>;

/** The input of a kind of operation. @public */
export type OperationInput<TKind extends OperationKind = OperationKind> =
  z.infer<(typeof operationInputSchemas)[TKind]>;

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
