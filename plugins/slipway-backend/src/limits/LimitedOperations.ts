import { AuthorizedOperations } from '../permissions/AuthorizedOperations';
import { Limiters } from './limiters';

/** Plans and operations for a caller, as transports use them. */
export type OperationsForCallers = Pick<
  AuthorizedOperations,
  keyof AuthorizedOperations
>;

type Parameters<TMethod extends keyof OperationsForCallers> =
  globalThis.Parameters<OperationsForCallers[TMethod]>;

/**
 * Plans and operations, as many of them as one principal may have: every transport passes through this.
 *
 * @remarks
 * What asks clusters is counted apart, so that whoever has made too many plans can still see and stop an operation.
 */
export class LimitedOperations implements OperationsForCallers {
  readonly #operations: OperationsForCallers;
  readonly #limiters: Limiters;

  constructor(options: {
    operations: OperationsForCallers;
    limiters: Limiters;
  }) {
    this.#operations = options.operations;
    this.#limiters = options.limiters;
  }

  plan(...[request, caller]: Parameters<'plan'>) {
    return this.#limiters.live.run(caller, () =>
      this.#operations.plan(request, caller),
    );
  }

  submit(...[request, options]: Parameters<'submit'>) {
    return this.#limiters.live.run(options, () =>
      this.#operations.submit(request, options),
    );
  }

  cancel(...[request, caller]: Parameters<'cancel'>) {
    return this.#limiters.reads.run(caller, () =>
      this.#operations.cancel(request, caller),
    );
  }

  get(...[id, caller]: Parameters<'get'>) {
    return this.#limiters.reads.run(caller, () =>
      this.#operations.get(id, caller),
    );
  }

  listEvents(...[query, caller]: Parameters<'listEvents'>) {
    return this.#limiters.reads.run(caller, () =>
      this.#operations.listEvents(query, caller),
    );
  }

  list(...[query, caller]: Parameters<'list'>) {
    return this.#limiters.reads.run(caller, () =>
      this.#operations.list(query, caller),
    );
  }
}
