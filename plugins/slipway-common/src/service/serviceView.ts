import { z } from 'zod/v3';
import { Members } from '../members';
import { OperationKind, operationKindSchema } from '../operation/kinds';
import { Operation, operationSchema } from '../operation/operation';
import {
  DatastoreRecovery,
  datastoreRecoverySchema,
} from '../recovery/recoveryView';
import { RolloutPhase, rolloutPhaseSchema } from '../rollout/phase';
import { TargetObservation, targetObservationSchema } from './observation';
import { ServiceLink, serviceLinkSchema } from './serviceLink';

/** Whether the person may ask for a kind of operation here, and why not. @public */
export type PermittedOperation =
  | { kind: OperationKind; allowed: true }
  | {
      kind: OperationKind;
      allowed: false;
      /** Why not, in one sentence. */
      message: string;
    };

/** Whether the person may ask for a kind of operation here, and why not. @public */
export const permittedOperationSchema: z.ZodType<
  PermittedOperation,
  z.ZodTypeDef,
  unknown
> = z.discriminatedUnion('allowed', [
  z.object({ kind: operationKindSchema, allowed: z.literal(true) }),
  z.object({
    kind: operationKindSchema,
    allowed: z.literal(false),
    message: z.string(),
  }),
]);

/** A service in one target. @public */
export interface TargetView {
  /** Unique in its environment. */
  id: string;
  title: string;
  /** e.g. `kubernetes`. */
  platform: string;
  /** The place in words, e.g. `retail-cluster / production`. */
  place: string;
  observation: TargetObservation;
  /** One entry for each kind of operation. */
  permitted: PermittedOperation[];
  /** Ways to other tools, in the order of the configuration. */
  links: ServiceLink[];
  /** How its data stores stand against their objectives; absent where it has none. */
  recovery?: DatastoreRecovery[];
  /** Those that have not ended, the newest first. */
  activeOperations: Operation[];
}

/** A service in one target. @public */
export const targetViewSchema: z.ZodType<TargetView, z.ZodTypeDef, unknown> =
  z.object({
    id: z.string(),
    title: z.string(),
    platform: z.string(),
    place: z.string(),
    observation: targetObservationSchema,
    permitted: z.array(permittedOperationSchema),
    links: z.array(serviceLinkSchema),
    recovery: z.array(datastoreRecoverySchema).optional(),
    activeOperations: z.array(operationSchema),
  } satisfies Members<TargetView>);

/** A service in one environment: a column of the page. @public */
export interface EnvironmentView {
  name: string;
  title: string;
  /** The worst of its targets; `undefined` where nothing runs. */
  phase?: RolloutPhase;
  targets: TargetView[];
}

/** A service in one environment: a column of the page. @public */
export const environmentViewSchema: z.ZodType<
  EnvironmentView,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  title: z.string(),
  phase: rolloutPhaseSchema.optional(),
  targets: z.array(targetViewSchema),
} satisfies Members<EnvironmentView>);

/** What an entity lacks to be shown, and what to add. @public */
export interface SetupHint {
  /** One sentence for people. */
  message: string;
  /** The exact YAML to add to the entity. */
  yaml: string;
}

/** What an entity lacks to be shown, and what to add. @public */
export const setupHintSchema: z.ZodType<SetupHint, z.ZodTypeDef, unknown> =
  z.object({
    message: z.string(),
    yaml: z.string(),
  } satisfies Members<SetupHint>);

/** Everything that the tab shows: the answer of `GET /services/:namespace/:kind/:name`. @public */
export interface ServiceView {
  /** Full entity reference. */
  entityRef: string;
  title: string;
  /** The opaque ID by which signals name this service. */
  signalId: string;
  /** How far the picture is; handed back in `?after=` to wait for a newer one. */
  version: string;
  /** In the order of promotion. */
  environments: EnvironmentView[];
  /** Present where the entity carries none of the annotations that bind it. */
  setup?: SetupHint;
}

/** Everything that the tab shows: the answer of `GET /services/:namespace/:kind/:name`. @public */
export const serviceViewSchema: z.ZodType<ServiceView, z.ZodTypeDef, unknown> =
  z.object({
    entityRef: z.string(),
    title: z.string(),
    signalId: z.string(),
    version: z.string(),
    environments: z.array(environmentViewSchema),
    setup: setupHintSchema.optional(),
  } satisfies Members<ServiceView>);

/** The signal that a service's picture has changed: broadcast, so without a name in it. @public */
export interface ServiceSignal {
  /** The opaque ID of the service: `signalId` of its view. */
  id: string;
  /** How far the picture is now. */
  version: string;
}

/** The signal that a service's picture has changed: broadcast, so without a name in it. @public */
export const serviceSignalSchema: z.ZodType<
  ServiceSignal,
  z.ZodTypeDef,
  unknown
> = z.object({
  id: z.string(),
  version: z.string(),
} satisfies Members<ServiceSignal>);

/** The channel of service signals. @public */
export const SERVICE_SIGNAL_CHANNEL = 'slipway:services';
