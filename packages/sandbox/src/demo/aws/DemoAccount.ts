import {
  DBInstance,
  paginateDescribeDBInstances,
  RDSClient,
} from '@aws-sdk/client-rds';
import { NotFoundError } from '@backstage/errors';
import { Client } from 'pg';
import { withClient } from '../../aws/postgres/connect';
import { AccountFile, readAccountFile } from '../../start/aws/accountFile';

/** The simulated account of a running demo, as its administrator sees it. */
export class DemoAccount {
  readonly #account: AccountFile;
  readonly #rds: RDSClient;

  constructor(dataDirectory: string) {
    this.#account = readAccountFile(dataDirectory);
    const { endpoint, region, ...credentials } = this.#account;
    this.#rds = new RDSClient({ endpoint, region, credentials });
  }

  /** Its region. */
  get region(): string {
    return this.#account.region;
  }

  async listInstances(): Promise<DBInstance[]> {
    const pages = paginateDescribeDBInstances({ client: this.#rds }, {});
    const instances: DBInstance[] = [];
    for await (const { DBInstances = [] } of pages) {
      instances.push(...DBInstances);
    }
    return instances;
  }

  /**
   * Works in the database of an instance, as the role that owns it.
   *
   * @throws NotFoundError that names the instances that there are, or says that this one has no address yet.
   */
  async connect<T>(
    identifier: string,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const instances = await this.listInstances();
    const found = instances.find(it => it.DBInstanceIdentifier === identifier);
    if (!found) {
      const names = instances.map(it => it.DBInstanceIdentifier).join(', ');
      throw new NotFoundError(
        `The demo has no DB instance "${identifier}". It has ${names}.`,
      );
    }
    const { Endpoint: endpoint, DBName: database, DBInstanceStatus } = found;
    if (!endpoint?.Address || !endpoint.Port) {
      throw new NotFoundError(
        `${identifier} has no address yet: it is ${DBInstanceStatus}.`,
      );
    }
    const { Address: host, Port: port } = endpoint;
    const { owner } = this.#account;
    return withClient({ host, port, database, ...owner }, work);
  }
}
