import { InputError } from '@backstage/errors';
import type { AwsExample } from '../../aws/example/AwsExample';
import type { DemoAccount } from './DemoAccount';

/** A row that was deleted. */
export interface Loss {
  row: Record<string, unknown>;
  /** The last whole second in which it was there, by the clock of the database. */
  before: Date;
}

/**
 * Deletes a row of an example database, as a slip of somebody's hand does.
 *
 * @throws InputError that names the instances of which a row can be lost.
 */
export async function loseRow(
  account: Pick<DemoAccount, 'region' | 'connect'>,
  options: { identifier: string; databases: AwsExample['databases'] },
): Promise<Loss> {
  const { identifier, databases } = options;
  const prefix = `${account.region}/`;
  const found = databases.find(
    ({ instance }) => instance === `${prefix}${identifier}`,
  );
  if (!found) {
    const names = databases.map(it => it.instance.replace(prefix, ''));
    throw new InputError(
      `No row can be lost of "${identifier}", but of ${names.join(', ')}.`,
    );
  }
  return account.connect(identifier, async client => {
    const now = await client.query<{ second: Date }>(
      `SELECT date_trunc('second', clock_timestamp()) AS second`,
    );
    const { rows } = await client.query<Loss['row']>(found.loss);
    const [row] = rows;
    if (!row) {
      throw new InputError(`${identifier} has too few rows to lose one.`);
    }
    return { row, before: now.rows[0]!.second };
  });
}

/** What to do about it now. */
export function describeLoss(identifier: string, { row, before }: Loss) {
  return [
    `Deleted from ${identifier}: ${describeRow(row)}`,
    `It was last there at ${before.toISOString()}: the point in time to restore to.`,
    'Wait until the page says that this point can be restored, and restore it there.',
  ];
}

/** A row as people read it. */
export function describeRow(row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([name, value]) => {
      const text = value instanceof Date ? value.toISOString() : String(value);
      return `${name} ${text}`;
    })
    .join(', ');
}
