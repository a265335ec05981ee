import {
  Datastore,
  datastoreOperationKinds,
  OperationKind,
  operationKinds,
  PermittedOperation,
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  Platform,
  SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';

/** The kinds whose change a GitOps controller would take back. */
const revertedByGitOps: readonly OperationKind[] = ['rollback', 'scale'];

/**
 * What may be asked for in a target, and why not: what the platform cannot do is left out, as are kinds on workloads where
 * there are only data stores, and the other way round. Of several reasons the first that the person could do something
 * about is named.
 */
export function getPermittedOperations(options: {
  platform: Platform;
  target: SlipwayTarget;
  observation: TargetObservation;
  /** Kinds that the policy refuses, each with the reason. */
  refusals: ReadonlyMap<OperationKind, string>;
}): PermittedOperation[] {
  const { observation, platform, refusals } = options;
  const problem = getProblemOfTarget(options);
  return operationKinds
    .filter(
      kind =>
        platform.operations[kind] !== undefined && suits(kind, observation),
    )
    .map(kind => {
      const message =
        refusals.get(kind) ??
        problem ??
        getProblemOfResources(kind, options.observation);
      return message === undefined
        ? { kind, allowed: true }
        : { kind, allowed: false, message };
    });
}

function isOfDatastore(kind: OperationKind): boolean {
  return datastoreOperationKinds.some(it => it === kind);
}

/** Where nothing is known to run, the platform alone says what could be asked for. */
function suits(kind: OperationKind, observation: TargetObservation): boolean {
  const seen =
    observation.status === 'observed' ? observation : observation.lastSeen;
  const { datastores = [], workloads = [] } = seen ?? {};
  if (!datastores.length && !workloads.length) {
    return true;
  }
  return (isOfDatastore(kind) ? datastores : workloads).length > 0;
}

function getProblemOfTarget(options: {
  platform: Platform;
  target: SlipwayTarget;
  observation: TargetObservation;
}): string | undefined {
  const { observation, target } = options;
  if (!options.platform.describe(target).canChange) {
    return `'${target.environment}/${target.id}' is read-only: no credentials for changing are configured`;
  }
  if (observation.status === 'unknown') {
    return `What runs here is not known: ${observation.message}`;
  }
  const { datastores = [], workloads } = observation;
  return workloads.length || datastores.length
    ? undefined
    : 'Nothing runs here';
}

/** Nothing, where it can be asked for of at least one. */
function getProblemOfResources(
  kind: OperationKind,
  observation: TargetObservation,
): string | undefined {
  if (observation.status !== 'observed') {
    return undefined;
  }
  const problems = isOfDatastore(kind)
    ? observation.datastores?.map(getProblemOfOwnership)
    : observation.workloads.map(workload => getProblem(kind, workload));
  return problems?.every(problem => problem !== undefined)
    ? problems[0]
    : undefined;
}

function getProblemOfOwnership({
  ownership,
}: Pick<Datastore, 'ownership'>): string | undefined {
  return ownership.proved
    ? undefined
    : [ownership.message, ownership.fix].filter(Boolean).join(': ');
}

function getProblem(
  kind: OperationKind,
  workload: Workload,
): string | undefined {
  const { name, gitOps } = workload;
  const unproved = getProblemOfOwnership(workload);
  if (unproved !== undefined) {
    return unproved;
  }
  if (gitOps && revertedByGitOps.includes(kind)) {
    const application = gitOps.application ? ` (${gitOps.application})` : '';
    return `${gitOps.controller}${application} owns ${name} and would take the change back: make it in Git`;
  }
  return undefined;
}
