import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Datastore } from '@slipway/backstage-plugin-slipway-common';
import { placeKey, ServiceSight, toPlace } from '../sights';
import { RecoveryPast } from './recoveryPast';
import { RecoveryStore } from './RecoveryStore';
import {
  DatastorePlace,
  SeenRecovery,
  sampleRecovery,
  toSeen,
} from './samples';

/** What RecoveryRecorder needs. */
export interface RecoveryRecorderOptions {
  store: RecoveryStore;
  recoveryPast: RecoveryPast;
  logger: LoggerService;
}

type Sighted = { datastore: Datastore; place: DatastorePlace };

/** Keeps what could be recovered of data stores: two queries for all of them together. */
export class RecoveryRecorder {
  readonly #options: RecoveryRecorderOptions;

  constructor(options: RecoveryRecorderOptions) {
    this.#options = options;
  }

  async record(sights: readonly ServiceSight[], at: Date): Promise<void> {
    const { store } = this.#options;
    const known = new Map<string, Sighted>();
    const seen: SeenRecovery[] = [];
    for (const { placed, datastores, observedAt } of sights) {
      for (const datastore of datastores) {
        const { workload, ...rest } = toPlace(placed, datastore.id);
        const place = { ...rest, datastore: workload };
        const sample = sampleRecovery(datastore, { observedAt, at });
        // What is not known now leaves a gap.
        if (sample) {
          known.set(keyOf(place), { datastore, place });
          seen.push(toSeen(sample, place));
        }
      }
    }
    if (!seen.length) {
      return;
    }
    for (const place of await store.findUnknown(seen.map(it => it.place))) {
      await this.#add(known.get(keyOf(place))!, at);
    }
    await store.write(seen);
  }

  async #add({ datastore, place }: Sighted, at: Date): Promise<void> {
    const { store, recoveryPast, logger } = this.#options;
    const past = await recoveryPast.read(datastore).catch((error: unknown) => {
      logger.warn(
        `What could be recovered of ${keyOf(place)} before cannot be read: ${stringifyError(error)}`,
      );
      return [];
    });
    await store.add(
      [place],
      past
        .filter(sample => Date.parse(sample.at) <= at.getTime())
        .map(sample => toSeen(sample, place)),
    );
  }
}

function keyOf({ datastore, ...place }: DatastorePlace): string {
  return placeKey({ ...place, workload: datastore });
}
