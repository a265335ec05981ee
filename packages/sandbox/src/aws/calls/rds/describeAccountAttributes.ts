import type { ApiCall } from '../ApiCall';
import { getUsage } from './quotas';

/** `DescribeAccountAttributes` */
export const describeAccountAttributes: ApiCall = {
  parameters: [],
  needs: () => [{ action: 'rds:DescribeAccountAttributes', resource: '*' }],
  answer: ({ region }) => ({
    AccountQuotas: [...region.quotas].map(([AccountQuotaName, Max]) => ({
      AccountQuotaName,
      Used: getUsage(region, AccountQuotaName),
      Max,
    })),
  }),
};
