import {
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
 * What may be asked for in a target, and why not: what the platform cannot do is left out, and of several reasons the
 * first that the person could do something about is named.
 */
export function getPermittedOperations(options: {
  platform: Platform;
  target: SlipwayTarget;
  observation: TargetObservation;
  /** Kinds that the policy refuses, each with the reason. */
  refusals: ReadonlyMap<OperationKind, string>;
}): PermittedOperation[] {
  const { platform, refusals } = options;
  const problem = getProblemOfTarget(options);
  return operationKinds
    .filter(kind => platform.operations[kind] !== undefined)
    .map(kind => {
      const message =
        refusals.get(kind) ??
        problem ??
        getProblemOfWorkloads(kind, options.observation);
      return message === undefined
        ? { kind, allowed: true }
        : { kind, allowed: false, message };
    });
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
  return observation.workloads.length ? undefined : 'Nothing runs here';
}

function getProblemOfWorkloads(
  kind: OperationKind,
  observation: TargetObservation,
): string | undefined {
  const workloads =
    observation.status === 'observed' ? observation.workloads : [];
  const problems = workloads.map(workload => getProblem(kind, workload));
  return problems.every(problem => problem !== undefined)
    ? problems[0]
    : undefined;
}

function getProblem(
  kind: OperationKind,
  { name, ownership, gitOps }: Workload,
): string | undefined {
  if (!ownership.proved) {
    return [ownership.message, ownership.fix].filter(Boolean).join(': ');
  }
  if (gitOps && revertedByGitOps.includes(kind)) {
    const application = gitOps.application ? ` (${gitOps.application})` : '';
    return `${gitOps.controller}${application} owns ${name} and would take the change back: make it in Git`;
  }
  return undefined;
}
