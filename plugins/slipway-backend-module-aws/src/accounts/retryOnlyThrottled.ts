import { RDSClient } from '@aws-sdk/client-rds';

/** How a client of the AWS SDK sends again what has failed. */
export type RetryStrategy = Awaited<
  ReturnType<RDSClient['config']['retryStrategy']>
>;

/**
 * A strategy with the pace of another, which sends again only what was throttled.
 *
 * @remarks
 * What AWS has throttled was not carried out. Of anything else that failed the outcome is unknown: whoever asked has to
 * look before it is asked again.
 */
export function retryOnlyThrottled(strategy: RetryStrategy): RetryStrategy {
  if (!('acquireInitialRetryToken' in strategy)) {
    return strategy;
  }
  return {
    acquireInitialRetryToken: scope => strategy.acquireInitialRetryToken(scope),
    recordSuccess: token => strategy.recordSuccess(token),
    async refreshRetryTokenForRetry(token, failure) {
      if (failure.errorType !== 'THROTTLING') {
        throw new Error('The outcome is unknown');
      }
      return strategy.refreshRetryTokenForRetry(token, failure);
    },
  };
}
