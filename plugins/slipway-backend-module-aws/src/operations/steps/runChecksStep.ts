import { readFile } from 'node:fs/promises';
import {
  CheckResult,
  StepFinding,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  StepSight,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { AwsTargetConfig } from '../../accounts/targetConfig';
import { CheckRuns } from '../../validation/CheckRuns';
import { findCopyEndpoint } from '../../validation/copyEndpoint';
import { readLogin } from '../../validation/login';
import {
  CheckOutcome,
  CheckRequest,
  runChecks,
} from '../../validation/runChecks';
import { CopyPlan } from '../copyPlan';
import { openExecutor } from '../opening';
import { OperationPorts } from '../OperationPorts';
import { readAllInstances } from '../reads';
import { CopyContext, CopyKind, openCopyStep } from './copyStep';

/** Name of the step that tries the owner's checks. */
export const RUN_CHECKS = 'run-checks';

/** The database that every PostgreSQL has. */
const anyDatabase = 'postgres';

/**
 * Tries every check of the owner's on the copy.
 *
 * @remarks
 * It succeeds whatever they say, so that what they said is kept; the step after it judges.
 */
export function createChecksStep(
  kind: CopyKind,
  ports: OperationPorts,
  runs: CheckRuns = new CheckRuns(),
): OperationStep<CopyKind> {
  return {
    name: RUN_CHECKS,
    purpose: 'verify',
    stallAfterSeconds: 3600,
    title: context => {
      const { plan, identifier } = openCopyStep(kind, context);
      return `Try ${describeCount(plan.checks.length)} on ${identifier}`;
    },
    async look(context): Promise<StepSight> {
      const { plan } = openCopyStep(kind, context);
      if (plan.checks.length === 0) {
        return toSight(
          [],
          'The owner declares no checks, so nothing is validated',
        );
      }
      if (plan.secret === undefined) {
        return toSight(
          notTried(plan, 'no secret with a user for it is configured'),
        );
      }
      const outcome = await runs.look(context.operationId, () =>
        tryChecks(kind, context, ports),
      );
      switch (outcome.status) {
        case 'running':
          return {
            ...outcome,
            retryAfterSeconds: ports.pollSeconds,
          };
        case 'unreachable':
          return toSight(
            notTried(plan, `the copy cannot be reached: ${outcome.message}`),
          );
        default:
          return toSight(outcome.checks, undefined, outcome.newestRowAt);
      }
    },
  };
}

async function tryChecks(
  kind: CopyKind,
  context: CopyContext,
  ports: OperationPorts,
): Promise<CheckOutcome> {
  const { plan, identifier } = openCopyStep(kind, context);
  const { target } = context.service;
  const reader = await ports.access.openReader(target);
  const instances = await readAllInstances(reader);
  const endpoint = findCopyEndpoint({
    instances,
    identifier,
    operationId: context.operationId,
    source: plan.source,
  });
  const tls = await readTls(ports.getConfig(target));
  const executor = await openExecutor(
    ports,
    context.service,
    context.operationId,
  );
  const copy = instances.find(it => it.DBInstanceIdentifier === identifier);
  return runChecks({
    checks: plan.checks,
    endpoint,
    login: await readLogin(executor, plan.secret ?? ''),
    database: copy?.DBName ?? anyDatabase,
    tls,
  });
}

async function readTls({
  databases,
}: AwsTargetConfig): Promise<CheckRequest['tls']> {
  if (databases.tls === 'disable' || databases.caPath === undefined) {
    return { mode: databases.tls };
  }
  try {
    return {
      mode: databases.tls,
      ca: await readFile(databases.caPath, 'utf8'),
    };
  } catch {
    throw new TerminalOperationError(
      `The certificates of 'aws.databases.caPath' cannot be read from ${databases.caPath}`,
    );
  }
}

function notTried({ checks }: CopyPlan, reason: string): CheckResult[] {
  return checks.map(({ name }) => ({
    name,
    passed: false,
    message: `Not tried: ${reason}`,
  }));
}

function toSight(
  checks: CheckResult[],
  message?: string,
  newestRowAt?: string,
): StepSight {
  const passed = checks.filter(check => check.passed).length;
  const finding: StepFinding = {
    type: 'checked',
    checks,
    ...(newestRowAt && { newestRowAt }),
  };
  return {
    status: 'succeeded',
    message: message ?? `${passed} of ${describeCount(checks.length)} passed`,
    finding,
  };
}

function describeCount(count: number): string {
  return count === 1 ? '1 check' : `${count} checks`;
}
