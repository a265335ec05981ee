import {
  Datastore,
  DatastoreRecovery,
  EnvironmentView,
  PostureAssessment,
  PostureState,
  RecoveryMeasure,
  ServiceView,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';

/** A target of a data store, with the data stores that are seen or were last seen in it. */
export interface DatastoreTarget {
  environment: EnvironmentView;
  target: TargetView;
  /** Whether they are what was last seen of a target that cannot be read now. */
  unseen: boolean;
  datastores: readonly PlacedDatastore[];
}

/** A data store, with how it stands where that is known. */
export interface PlacedDatastore {
  datastore: Datastore;
  recovery?: DatastoreRecovery;
}

/** The targets of a view that are not of workloads, in the order of promotion. */
export function listDatastoreTargets(view: ServiceView): DatastoreTarget[] {
  return view.environments.flatMap(environment =>
    environment.targets
      .filter(target => !hasWorkloads(target))
      .map(target => {
        const { observation, recovery } = target;
        const unseen = observation.status === 'unknown';
        const seen = unseen ? observation.lastSeen : observation;
        const datastores = (seen?.datastores ?? []).map(datastore => ({
          datastore,
          recovery: recovery?.find(it => it.datastore === datastore.id),
        }));
        return { environment, target, unseen, datastores };
      }),
  );
}

/** Whether a view shows a data store of its own, seen now or before. */
export function hasDatastores(view: ServiceView): boolean {
  return listDatastoreTargets(view).some(
    ({ datastores }) => datastores.length > 0,
  );
}

/** The environments of a view in which a workload runs or ran, with only the targets where it does. */
export function onlyWorkloads(view: ServiceView): ServiceView {
  const environments = view.environments
    .map(environment => ({
      ...environment,
      targets: environment.targets.filter(hasWorkloads),
    }))
    .filter(({ targets }) => targets.length > 0);
  return { ...view, environments };
}

/** How a data store stands, which is unknown where nobody can see it now. */
export function getPostureState(
  { recovery }: PlacedDatastore,
  unseen: boolean,
): PostureState {
  return unseen || !recovery ? 'Unknown' : recovery.posture.state;
}

/** How the objectives of one measure stand, that of the data store's own region first. */
export function getAssessments(
  recovery: DatastoreRecovery | undefined,
  measure: RecoveryMeasure,
): PostureAssessment[] {
  return (recovery?.posture.assessments ?? []).filter(
    ({ objective }) => objective.measure === measure,
  );
}

function hasWorkloads({ observation }: TargetView): boolean {
  const seen =
    observation.status === 'unknown' ? observation.lastSeen : observation;
  return (seen?.workloads.length ?? 0) > 0;
}
