import type { Account } from '../account/Account';
import type { Caller } from '../account/Principals';
import type { Region } from '../account/Region';
import type { PolicyContext } from '../policy/conditions';
import type { Parameters } from '../wire/Parameters';

/** A call that was sent, as the services see it. */
export interface ApiRequest {
  account: Account;
  region: Region;
  caller: Caller;
  parameters: Parameters;
  now: Date;
  /** What the resource that it makes ends as; scripted. @default available */
  outcome?: string;
}

/** A right that a call needs. */
export interface Need {
  /** E.g. `rds:DeleteDBInstance`. */
  action: string;
  /** Its ARN; `*` where the action has no resource. */
  resource: string;
  /** What conditions may ask for, besides the tags of the resource. */
  context?: PolicyContext;
}

/** A call that the simulator answers. */
export interface ApiCall {
  /** Parameters that it knows; any other is refused. */
  parameters: readonly string[];
  /** All of these are needed. */
  needs(request: ApiRequest): readonly Need[];
  /** @throws AwsError */
  answer(request: ApiRequest): object | Promise<object>;
}
