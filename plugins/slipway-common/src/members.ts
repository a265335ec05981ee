import { z } from 'zod/v3';

/**
 * The members of a schema for `T`, each by its name.
 *
 * @remarks
 * The annotation of a schema does not notice an optional member that only the type has; `satisfies Members<T>` does.
 */
export type Members<T> = Record<keyof T, z.ZodTypeAny>;
