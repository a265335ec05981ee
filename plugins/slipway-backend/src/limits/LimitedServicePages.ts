import { AuthorizedServicePages } from '../permissions/AuthorizedServicePages';
import { Limiters } from './limiters';

/** What a caller may see, as transports use it. */
export type PagesForCallers = Pick<
  AuthorizedServicePages,
  keyof AuthorizedServicePages
>;

type Parameters<TMethod extends keyof PagesForCallers> = globalThis.Parameters<
  PagesForCallers[TMethod]
>;

/**
 * What a caller may see, as much of it as one principal may have: every transport passes through this.
 *
 * @remarks
 * A page that waits for a version counts among the reads as long as it waits.
 */
export class LimitedServicePages implements PagesForCallers {
  readonly #pages: PagesForCallers;
  readonly #limiters: Limiters;

  constructor(options: { pages: PagesForCallers; limiters: Limiters }) {
    this.#pages = options.pages;
    this.#limiters = options.limiters;
  }

  get(...[entityRef, options]: Parameters<'get'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.get(entityRef, options),
    );
  }

  listRevisions(...[query, options]: Parameters<'listRevisions'>) {
    const { live, reads } = this.#limiters;
    return (query.diff ? live : reads).run(options, () =>
      this.#pages.listRevisions(query, options),
    );
  }

  diffRevisions(...[query, options]: Parameters<'diffRevisions'>) {
    return this.#limiters.live.run(options, () =>
      this.#pages.diffRevisions(query, options),
    );
  }

  getScalingHistory(...[query, options]: Parameters<'getScalingHistory'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.getScalingHistory(query, options),
    );
  }

  listActivity(...[query, options]: Parameters<'listActivity'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.listActivity(query, options),
    );
  }

  listDatastores(...[entityRef, options]: Parameters<'listDatastores'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.listDatastores(entityRef, options),
    );
  }

  getRecoveryHistory(...[query, options]: Parameters<'getRecoveryHistory'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.getRecoveryHistory(query, options),
    );
  }

  listRecoveryReports(...[query, options]: Parameters<'listRecoveryReports'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.listRecoveryReports(query, options),
    );
  }

  listEnvironments(...[options]: Parameters<'listEnvironments'>) {
    return this.#limiters.reads.run(options, () =>
      this.#pages.listEnvironments(options),
    );
  }

  getReadiness(...[options]: Parameters<'getReadiness'>) {
    return this.#limiters.live.run(options, () =>
      this.#pages.getReadiness(options),
    );
  }
}
