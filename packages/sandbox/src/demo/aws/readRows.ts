import type { DemoAccount } from './DemoAccount';
import { describeRow } from './loseRow';

/** Asks a database of the demo something, without changing it; a line for each row. */
export async function readRows(
  account: Pick<DemoAccount, 'connect'>,
  { identifier, sql }: { identifier: string; sql: string },
): Promise<string[]> {
  return account.connect(identifier, async client => {
    await client.query('SET default_transaction_read_only = on');
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.length > 0 ? rows.map(describeRow) : ['no row'];
  });
}
