import { DBInstance } from '@aws-sdk/client-rds';
import { isError } from '@backstage/errors';
import {
  PlanRemark,
  recoveryAnnotations,
} from '@slipway/backstage-plugin-slipway-common';
import { PlanContext, PlanDraft } from '@slipway/backstage-plugin-slipway-node';
import { parseChecks } from '../validation/checks';
import { getSecretName } from '../validation/login';
import {
  ChosenRecovery,
  chooseRecovery,
  describeRecovery,
} from './chooseRecovery';
import { getRemoveCommand, getRestoreCommands } from './commands';
import { describeCopy } from './copyChange';
import { describeCopyName, getCopyName, parseDatastoreId } from './copyName';
import { CopyPlan } from './copyPlan';
import {
  getCopyEffects,
  getCopyWarnings,
  getDrillBlockers,
} from './copyRemarks';
import { isolateSettings, readSettings } from './copySettings';
import { getNeededRights } from './neededRights';
import { describeInstance } from './observations';
import { findSource } from './opening';
import { OperationPorts } from './OperationPorts';
import { findSourceBlockers, reviewExecutor, reviewQuotas } from './preflight';
import { identify } from './sourceOf';
import { CopyKind } from './steps/copyStep';
import { findTakenInstanceName } from './takenNames';

/** What a restore or a drill would do, from facts read live. */
export async function planCopy(
  kind: CopyKind,
  context: PlanContext<'restore'> | PlanContext<'drill'>,
  ports: OperationPorts,
): Promise<PlanDraft> {
  const { service, operationId } = context;
  const instance = await findSource(
    ports,
    service,
    parseDatastoreId(context.workload),
  );
  const reader = await ports.access.openReader(service.target);
  const chosen = await chooseRecovery(reader, instance, context.input);
  const declared = readDeclaredChecks(context);
  const plan = buildCopyPlan(kind, {
    ...{ context, instance, chosen, ports },
    checks: declared.checks,
  });
  const { source } = plan;
  const identifier = getCopyName(source.identifier, kind, operationId);
  const shown = {
    ...{ kind, instance },
    identifier: describeCopyName(source.identifier, kind, operationId),
  };
  const rights = await reviewExecutor(
    context,
    ports,
    chosen.blockers.length
      ? []
      : getNeededRights(plan, { kind, identifier, operationId }),
  );
  const quotas = await reviewQuotas(reader, [
    { name: 'DBInstances', title: 'DB instances', amount: 1 },
    {
      name: 'AllocatedStorage',
      title: 'GiB of storage',
      amount: instance.AllocatedStorage ?? 0,
    },
  ]);
  const config = ports.getConfig(service.target);
  return {
    summary: `${kind === 'restore' ? 'Restore' : 'Try to recover'} ${source.identifier} from ${describeRecovery(plan.recovery)} into a new instance${
      kind === 'restore' ? '' : ', measure it and remove it again'
    }`,
    basis: getBasis(plan),
    state: { ...plan },
    changes: [describeCopy(plan, shown)],
    effects: getCopyEffects(plan, shown),
    warnings: [
      ...(kind === 'restore' ? declared.problems : []),
      ...getCopyWarnings(plan, { kind, instance, snapshot: chosen.snapshot }),
      ...quotas.warnings,
      ...rights.warnings,
    ],
    blockers: [
      ...findSourceBlockers(context, instance, ports),
      ...chosen.blockers,
      ...(kind === 'drill'
        ? [...declared.problems, ...getDrillBlockers(plan, config, instance)]
        : []),
      ...quotas.blockers,
      ...(await findTakenInstanceName(reader, identifier, operationId)),
      ...rights.blockers,
    ],
    observations: describeInstance(instance),
    commands: [
      ...getRestoreCommands(plan, identifier),
      ...(kind === 'drill' ? [getRemoveCommand(source, identifier)] : []),
    ],
    ...(kind === 'restore' && { confirmation: source.identifier }),
  };
}

interface CopyFacts {
  context: PlanContext<'restore'> | PlanContext<'drill'>;
  instance: DBInstance;
  chosen: ChosenRecovery;
  checks: CopyPlan['checks'];
  ports: OperationPorts;
}

/** Checks that cannot be read are no reason not to restore, at night least of all. */
function readDeclaredChecks({ service }: PlanContext): {
  checks: CopyPlan['checks'];
  problems: PlanRemark[];
} {
  const { annotations } = service.entity.metadata;
  try {
    const checks = parseChecks(annotations?.[recoveryAnnotations.checks]);
    return { checks, problems: [] };
  } catch (error) {
    if (!isError(error) || error.name !== 'InputError') {
      throw error;
    }
    const problem = { code: 'ChecksUnreadable', message: error.message };
    return { checks: [], problems: [problem] };
  }
}

function buildCopyPlan(
  kind: CopyKind,
  { context, instance, chosen, checks, ports }: CopyFacts,
): CopyPlan {
  const config = ports.getConfig(context.service.target);
  const source = identify(instance, config);
  const { secret } = config.databases;
  return {
    source,
    recovery: chosen.recovery,
    settings: getSettings(kind, { instance, chosen, drills: config.drills }),
    checks,
    ...(secret && { secret: getSecretName(secret, source.identifier) }),
  };
}

/** What is written into a copy of a snapshot is encrypted as the snapshot is. */
function getSettings(
  kind: CopyKind,
  {
    instance,
    chosen: { snapshot },
    drills,
  }: {
    instance: DBInstance;
    chosen: ChosenRecovery;
    drills: Parameters<typeof isolateSettings>[1] | undefined;
  },
): CopyPlan['settings'] {
  const { maxAllocatedStorage, kmsKey, ...rest } = readSettings(instance);
  const key = snapshot ? snapshot.KmsKeyId : kmsKey;
  const settings = {
    ...rest,
    ...(key && { kmsKey: key }),
    // A restore from a snapshot cannot be told.
    ...(!snapshot && maxAllocatedStorage && { maxAllocatedStorage }),
  };
  return kind === 'drill' && drills
    ? isolateSettings(settings, drills)
    : settings;
}

function getBasis(plan: CopyPlan): PlanDraft['basis'] {
  return { ...plan, secret: plan.secret ?? null };
}
