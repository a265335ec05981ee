import { EffectiveChange, findEffectiveChanges } from './effectiveChanges';

/** A request that was answered, or whose connection has ended. */
export interface LoggedRequest {
  method: string;
  /** Address with its query. */
  url: string;
  /** get, list, watch, create, update, patch, delete, deletecollection; of other paths the method. */
  verb: string;
  group: string;
  /** Plural; empty for what is no resource. */
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
  user: string;
  userAgent: string;
  /** 0 where it got no answer. */
  status: number;
  dryRun: boolean;
  /** Of the answer's body, before compression; of a watch as far as it has come. */
  bytes: number;
  /** What was stored by it. */
  stored?: StoredObject;
}

/** The object that a write stored, as far as it tells whether anything was changed. */
export interface StoredObject {
  kind: string;
  uid: string;
  generation: number;
  resourceVersion: string;
}

/** Which requests are meant; what is left out fits all. */
export type RequestFilter = Partial<
  Pick<
    LoggedRequest,
    | 'method'
    | 'verb'
    | 'group'
    | 'resource'
    | 'subresource'
    | 'namespace'
    | 'name'
    | 'user'
    | 'status'
    | 'dryRun'
  >
>;

const KEPT = 100_000;

/** Every request that was made, in the order of their beginnings. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  /** @internal */
  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT * 1.25) {
      this.#requests = this.#requests.slice(-KEPT);
    }
  }

  count(filter: RequestFilter = {}): number {
    return this.all(filter).length;
  }

  all(filter: RequestFilter = {}): readonly LoggedRequest[] {
    const wanted = Object.entries(filter) as [keyof RequestFilter, unknown][];
    return this.#requests.filter(request =>
      wanted.every(
        ([key, value]) => value === undefined || request[key] === value,
      ),
    );
  }

  clear(): void {
    this.#requests = [];
  }

  /**
   * The writes that changed what an object asks for: those that raised its generation.
   *
   * @remarks What was asked for a second time and changed nothing is not among them, neither is a dry run.
   */
  effectiveChanges(filter: RequestFilter = {}): readonly EffectiveChange[] {
    const chosen = new Set(this.all(filter));
    return findEffectiveChanges(this.#requests).filter(({ request }) =>
      chosen.has(request),
    );
  }
}
