import type { ApiCall } from '../ApiCall';

/** `GetCallerIdentity`, which needs no right. */
export const getCallerIdentity: ApiCall = {
  parameters: [],
  needs: () => [],
  answer: ({ account, caller }) => ({
    UserId: caller.userId,
    Account: account.accountId,
    Arn: caller.arn,
  }),
};
