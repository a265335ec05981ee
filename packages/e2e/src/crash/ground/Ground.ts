import type { JsonObject } from '@backstage/types';
import type { FaultyProxy } from './FaultyProxy';

/** Something that the product asked a platform to change. */
export interface ChangeRequest {
  /** What it is about: the name of a workload or data store. What is made from a data store is about that, too. */
  name: string;
  /** e.g. `patch`, `rds:CreateDBSnapshot`. */
  action: string;
  /** With whose credentials: the name of a user or role, as {@link executorOf} has it. */
  by: string;
  /** The operation for which the credentials were taken on, where the platform is told. */
  operationId?: string;
  /** When it arrived. */
  at: Date;
  /** Whether something is another way since. */
  isEffective: boolean;
  /** Whether it was refused because what it expects is not there any more. */
  isRefused: boolean;
}

/** What a replica has to know of a ground. */
export interface ReplicaConfiguration {
  /** The target on it, without its ID and owners. */
  target: JsonObject;
  /** The part of `slipway` that is about it. */
  slipway?: JsonObject;
  /** What else of app-config is about it. */
  portal: JsonObject;
  /** Environment variables of the process. */
  variables?: Record<string, string>;
}

/** What operations are tried on: a platform that outlives every replica, and that tells what was asked of it. */
export interface Ground {
  /** Stands before it, for the replicas that are to lose connections to it. */
  readonly proxy: FaultyProxy;

  /** @param options.behindProxy - whether the replica reaches it through the proxy. */
  configure(
    replica: string,
    options: { behindProxy: boolean },
  ): ReplicaConfiguration;

  /** Everything that the product asked it to change, whatever the answer was, in the order of arrival. */
  listRequests(): Promise<ChangeRequest[]>;

  /** Takes it out of every replica's reach, without notice. */
  cutOff(): Promise<void>;
  reconnect(): Promise<void>;
  stop(): Promise<void>;
}

const executor = 'slipway-executor';

/** The users and roles with which replicas change something. */
export const executors = ['first', 'second'].map(name => `${executor}-${name}`);

/**
 * The user or role with which a replica changes something: each of the usual names has one of its own, so that what the
 * one did is told apart from what the other did.
 */
export function executorOf(replica: string): string {
  const own = `${executor}-${replica}`;
  return executors.includes(own) ? own : executor;
}

/** Whether a user or role is one with which replicas change something. */
export function isExecutor(name: string): boolean {
  return [executor, ...executors].includes(name);
}
