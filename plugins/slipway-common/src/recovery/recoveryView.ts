import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';
import { MeasuredRecovery, measuredRecoverySchema } from './measured';
import { RecoveryPosture, recoveryPostureSchema } from './posture';

/** How a data store in a target stands, as shown beside it. @public */
export interface DatastoreRecovery {
  /** ID of the data store in its target. */
  datastore: string;
  posture: RecoveryPosture;
  /** What the last validated restore or drill measured; unknown where there was none. */
  measured: Fact<MeasuredRecovery>;
}

/** How a data store in a target stands, as shown beside it. @public */
export const datastoreRecoverySchema: z.ZodType<
  DatastoreRecovery,
  z.ZodTypeDef,
  unknown
> = z.object({
  datastore: z.string(),
  posture: recoveryPostureSchema,
  measured: factSchema(measuredRecoverySchema),
} satisfies Members<DatastoreRecovery>);

/** A data store on which a service depends; its page is that of any service. @public */
export interface DatastoreRef {
  /** Full entity reference. */
  entityRef: string;
  title: string;
  /** `spec.type` of the entity, e.g. `database`. */
  type?: string;
}

/** The data stores of a service: the answer of `GET /services/…/datastores`. @public */
export interface DatastoreRefs {
  items: DatastoreRef[];
}

/** The data stores of a service: the answer of `GET /services/…/datastores`. @public */
export const datastoreRefsSchema: z.ZodType<
  DatastoreRefs,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      type: z.string().optional(),
    } satisfies Members<DatastoreRef>),
  ),
} satisfies Members<DatastoreRefs>);
