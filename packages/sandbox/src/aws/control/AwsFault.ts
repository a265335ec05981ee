/** Which calls a fault befalls; what is left out fits all. */
export interface AwsFaultMatch {
  /** rds, sts, iam, secretsmanager */
  service?: string;
  /** E.g. `DeleteDBInstance`. */
  action?: string;
  /** Of the session that calls. */
  roleName?: string;
  region?: string;
  /** Part of an identifier that the call sends: of the instance, snapshot, secret or role that it is about. */
  resource?: string;
}

/** What goes wrong. */
export type AwsFault =
  /** It is refused for having called too often. */
  | { kind: 'throttle' }
  /** It is refused as if no policy allowed it. */
  | { kind: 'deny' }
  /** It is refused with an error. */
  | { kind: 'fail'; code: string; message: string; status?: number }
  /** It is carried out, and the connection breaks before the answer. */
  | { kind: 'lose-answer' }
  /** It is neither carried out nor answered, until the simulator stops or the fault is taken away. */
  | { kind: 'hang' }
  /** The instance or snapshot that it makes ends in that status: `failed`, `incompatible-restore`. */
  | { kind: 'outcome'; status: string };

/** A fault that is scripted. */
export interface ScriptedAwsFault {
  match?: AwsFaultMatch;
  fault: AwsFault;
  /** How often it happens. @default until it is taken away */
  times?: number;
}
