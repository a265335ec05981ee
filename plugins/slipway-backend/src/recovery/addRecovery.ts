import {
  Datastore,
  DatastoreRecovery,
  getRecoveryPosture,
  SeenWorkloads,
  TargetObservation,
  TargetView,
  UnknownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { LoadedEntity } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { readObjectives } from './readObjectives';
import { MeasuredOf, RecoveryReader } from './RecoveryReader';

type Viewed = { target: { environment: string }; view: TargetView };

/**
 * Adds to each target how its data stores stand against their objectives.
 *
 * @remarks
 * One query for all of them, and none for a service that is no data store.
 */
export async function addRecovery<TViewed extends Viewed>(
  { entity, entityRef }: LoadedEntity,
  viewed: readonly TViewed[],
  options: {
    directory: Pick<TargetDirectory, 'getEnvironment'>;
    recovery: Pick<RecoveryReader, 'getMeasured'>;
  },
): Promise<readonly TViewed[]> {
  if (!viewed.some(({ view }) => getSeen(view.observation))) {
    return viewed;
  }
  const measured = await options.recovery.getMeasured(entityRef);
  return viewed.map(item => {
    const { target, view } = item;
    const seen = getSeen(view.observation);
    if (!seen) {
      return item;
    }
    const environment = options.directory.getEnvironment(target.environment);
    const recovery = seen.datastores.map(datastore =>
      assess(datastore, {
        ...readObjectives(entity, environment),
        ...seen,
        measured: measured({
          environment: target.environment,
          target: view.id,
          datastore: datastore.id,
        }),
      }),
    );
    return { ...item, view: { ...view, recovery } };
  });
}

function assess(
  datastore: Datastore,
  facts: ReturnType<typeof readObjectives> & {
    measured: ReturnType<MeasuredOf>;
    observedAt: string;
    unseen?: UnknownFact;
  },
): DatastoreRecovery {
  return {
    datastore: datastore.id,
    posture: getRecoveryPosture({ ...facts, datastore, now: Date.now() }),
    measured: facts.measured,
  };
}

type Seen = Pick<SeenWorkloads, 'observedAt'> & {
  datastores: Datastore[];
  unseen?: UnknownFact;
};

/** The data stores that are seen, or were seen last; `undefined` where there are none. */
function getSeen(observation: TargetObservation): Seen | undefined {
  const { datastores, observedAt } =
    observation.status === 'observed'
      ? observation
      : (observation.lastSeen ?? {});
  if (!datastores?.length || observedAt === undefined) {
    return undefined;
  }
  return observation.status === 'observed'
    ? { datastores, observedAt }
    : {
        ...{ datastores, observedAt },
        unseen: unknownFact(
          observation.reason,
          observation.message,
          observation.since,
        ),
      };
}
