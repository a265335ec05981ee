import { Limits } from '../config/readLimits';
import { RequestLimiter } from './RequestLimiter';

/** What each request is counted by. */
export interface Limiters {
  live: RequestLimiter;
  reads: RequestLimiter;
  stop(): void;
}

/** Makes a limiter for what asks clusters, and one for what is read from memory and the database. */
export function createLimiters(limits: Limits): Limiters {
  const live = new RequestLimiter(limits.live);
  const reads = new RequestLimiter(limits.reads);
  return {
    ...{ live, reads },
    stop: () => {
      live.stop();
      reads.stop();
    },
  };
}
