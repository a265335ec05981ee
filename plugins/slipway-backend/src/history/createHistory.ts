import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EntityLoader } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { ActivityReader } from './activity/ActivityReader';
import { ChangeRecorder } from './changes/ChangeRecorder';
import { ChangeStore } from './changes/ChangeStore';
import { HistoryRecorder } from './HistoryRecorder';
import { KnownServices } from './KnownServices';
import { RecoveryPast } from './recovery/recoveryPast';
import { RecoveryRecorder } from './recovery/RecoveryRecorder';
import { RecoveryStore } from './recovery/RecoveryStore';
import { ScalingPast } from './scaling/scalingPast';
import { ScalingRecorder } from './scaling/ScalingRecorder';
import { ScalingStore } from './scaling/ScalingStore';

/** What is kept of the past, who keeps it, and who reads it. */
export interface History {
  recorder: HistoryRecorder;
  scaling: ScalingStore;
  recovery: RecoveryStore;
  activity: ActivityReader;
}

/** Puts together what keeps and reads the past. */
export function createHistory(options: {
  knex: Knex;
  entities: EntityLoader;
  directory: TargetDirectory;
  past: ScalingPast;
  recoveryPast: RecoveryPast;
  logger: LoggerService;
  /** Told of each service on whose timeline there is something new. */
  announce(entityRef: string): void;
  now?(): number;
}): History {
  const { knex } = options;
  const scaling = new ScalingStore(knex);
  const changes = new ChangeStore(knex);
  const recovery = new RecoveryStore(knex);
  return {
    scaling,
    recovery,
    activity: new ActivityReader(knex),
    recorder: new HistoryRecorder({
      ...options,
      services: new KnownServices(options),
      scaling: {
        recorder: new ScalingRecorder({ ...options, store: scaling }),
        store: scaling,
      },
      changes: {
        recorder: new ChangeRecorder({ ...options, store: changes }),
        store: changes,
      },
      recovery: {
        recorder: new RecoveryRecorder({ ...options, store: recovery }),
        store: recovery,
      },
    }),
  };
}
