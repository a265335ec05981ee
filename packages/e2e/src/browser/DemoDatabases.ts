import { readDatabases } from 'sandbox/src/aws/example/readAwsExample';
import { DemoAccount } from 'sandbox/src/demo/aws/DemoAccount';
import { loseRow, type Loss } from 'sandbox/src/demo/aws/loseRow';

/** The databases of a running demo, past the portal: what `scripts/demo` does to them. */
export class DemoDatabases {
  readonly #account: DemoAccount;

  constructor(dataDirectory: string) {
    this.#account = new DemoAccount(dataDirectory);
  }

  /** The names of those that there are now, copies too. */
  async names(): Promise<string[]> {
    const instances = await this.#account.listInstances();
    return instances.map(it => it.DBInstanceIdentifier ?? '').sort();
  }

  /** Deletes a row, as a slip of somebody's hand does. */
  async loseRow(identifier: string): Promise<Loss> {
    const databases = await readDatabases();
    return loseRow(this.#account, { identifier, databases });
  }

  /** The IDs of all orders in a database. */
  async orders(identifier: string): Promise<number[]> {
    return this.#account.connect(identifier, async client => {
      const { rows } = await client.query<{ id: string }>(
        'SELECT id FROM orders ORDER BY id',
      );
      return rows.map(({ id }) => Number(id));
    });
  }
}
