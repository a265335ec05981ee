import {
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import { Sender } from '../accounts/AwsAccess';
import { RegionBackups } from '../model/buildDatastore';
import {
  KeptBackup,
  KeptInstance,
  KeptSnapshot,
  trimBackup,
  trimInstance,
  trimSnapshot,
} from '../model/kept';
import { Reading } from '../model/reading';
import { Page, Poller } from './Poller';
import { PollTiming } from './timing';

/** The most that RDS puts on a page. */
const PAGE_SIZE = 100;

/** What a picture is made of. */
export interface RegionPictureOptions {
  accountId: string;
  region: string;
  /** Opens the account and region for reading; called for each page. */
  open(): Promise<Sender<RDSClient>>;
  timing: PollTiming;
}

/**
 * The picture of one account and region: its DB instances, snapshots and automated backups, for all viewers.
 *
 * @remarks
 * Where only copies of backups are looked for, instances are not read.
 */
export class RegionPicture {
  readonly accountId: string;
  readonly region: string;
  readonly #listeners = new Set<() => void>();
  readonly #instances: Poller<KeptInstance>;
  readonly #snapshots: Poller<KeptSnapshot>;
  readonly #backups: Poller<KeptBackup>;
  #readsInstances = false;
  #sequence = 0;

  constructor(options: RegionPictureOptions) {
    const { accountId, region, open, timing } = options;
    this.accountId = accountId;
    this.region = region;
    const poll = <TItem>(
      { action, resource }: { action: string; resource: string },
      readPage: (
        rds: Sender<RDSClient>,
        page: PageRequest,
      ) => Promise<Page<TItem>>,
    ) =>
      new Poller<TItem>({
        call: {
          action,
          resource: `arn:aws:rds:${region}:${accountId}:${resource}:*`,
        },
        readPage: async marker =>
          readPage(await open(), { MaxRecords: PAGE_SIZE, Marker: marker }),
        timing,
        onReading: () => this.#tell(),
      });
    this.#instances = poll(
      { action: 'rds:DescribeDBInstances', resource: 'db' },
      async (rds, page) => {
        const answer = await rds.send(new DescribeDBInstancesCommand(page));
        const items = (answer.DBInstances ?? []).map(trimInstance);
        return { items, marker: answer.Marker };
      },
    );
    this.#snapshots = poll(
      { action: 'rds:DescribeDBSnapshots', resource: 'snapshot' },
      async (rds, page) => {
        const answer = await rds.send(new DescribeDBSnapshotsCommand(page));
        const items = (answer.DBSnapshots ?? []).map(trimSnapshot);
        return { items, marker: answer.Marker };
      },
    );
    this.#backups = poll(
      {
        action: 'rds:DescribeDBInstanceAutomatedBackups',
        resource: 'auto-backup',
      },
      async (rds, page) => {
        const answer = await rds.send(
          new DescribeDBInstanceAutomatedBackupsCommand(page),
        );
        const items = (answer.DBInstanceAutomatedBackups ?? []).map(trimBackup);
        return { items, marker: answer.Marker };
      },
    );
  }

  /** Reads the instances of the region too; called before it starts. */
  includeInstances(): void {
    this.#readsInstances = true;
  }

  get instances(): Reading<KeptInstance> {
    return this.#instances.reading;
  }

  get backups(): RegionBackups {
    return {
      region: this.region,
      snapshots: this.#snapshots.reading,
      backups: this.#backups.reading,
    };
  }

  /** How many readings there were, and when those that it shows began, in milliseconds since the epoch. */
  get progress(): { sequence: number; readAtMs: readonly number[] } {
    const readAtMs = this.#pollers().flatMap(({ reading }) =>
      reading.status === 'read' ? [Date.parse(reading.readAt)] : [],
    );
    return { sequence: this.#sequence, readAtMs };
  }

  /** Whether each list was tried once. */
  get isLoaded(): boolean {
    return this.#pollers().every(({ reading }) => reading.status !== 'loading');
  }

  start(): void {
    this.#pollers().forEach(poller => poller.run());
  }

  stop(): void {
    this.#pollers().forEach(poller => poller.stop());
    this.#listeners.clear();
  }

  /** Calls the listener after each reading, and each that failed. */
  onReading(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #pollers(): readonly Poller<unknown>[] {
    return [
      ...(this.#readsInstances ? [this.#instances] : []),
      this.#snapshots,
      this.#backups,
    ];
  }

  #tell() {
    this.#sequence += 1;
    this.#listeners.forEach(listen => listen());
  }
}

interface PageRequest {
  MaxRecords: number;
  Marker: string | undefined;
}
