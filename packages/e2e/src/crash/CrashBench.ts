import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from 'sandbox';
import type { ChangeRequest } from './ground/Ground';
import { groundNames, Grounds, type GroundName } from './ground/Grounds';

/** What crashes are tried on: the grounds that operations change, and a real PostgreSQL. */
export class CrashBench {
  private constructor(
    readonly grounds: Grounds,
    readonly postgres: Postgres,
    /** Where replicas keep configuration and logs. */
    readonly folder: string,
  ) {}

  /** @param names - what it is to have; everything by default. */
  static async start(
    names: readonly GroundName[] = groundNames,
  ): Promise<CrashBench> {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-crash-'));
    await chmod(folder, 0o700);
    const postgres = await startPostgres();
    const grounds = await Grounds.start(names, { folder, postgres });
    return new CrashBench(grounds, postgres, folder);
  }

  /** Everything that the product asked to be changed on any ground, whatever the answer was. */
  async listRequests(): Promise<ChangeRequest[]> {
    const { grounds } = this;
    const requests = grounds.names.map(it => grounds.of(it).listRequests());
    return (await Promise.all(requests)).flat();
  }

  /** What took effect of that for the workload of that name. */
  async listChanges(name: string): Promise<ChangeRequest[]> {
    const requests = await this.listRequests();
    return requests.filter(it => it.name === name && it.isEffective);
  }

  async stop(): Promise<void> {
    await this.grounds.stop();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
