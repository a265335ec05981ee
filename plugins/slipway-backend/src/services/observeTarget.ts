import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { LiveReading, Placement } from '@slipway/backstage-plugin-slipway-node';
import { ResolvedService } from '../operations/Operations';

const READ_TIMEOUT_SECONDS = 5;

/** What is seen of a service in a target; `version` is there where a picture was read. */
export type Sight = { observation: TargetObservation; version?: string };

/**
 * Looks at a service in a target. One target that fails or hangs is an unknown of its own and harms no other.
 */
export async function observeTarget(
  resolved: ResolvedService & { placement: Placement },
  options: { after?: string; logger: LoggerService },
): Promise<Sight> {
  const { placement, service, platform } = resolved;
  if (placement.status === 'refused') {
    return unknown('no-access', `${placement.message} (${placement.rule})`);
  }
  if (placement.status === 'not-annotated') {
    return unknown('not-configured', placement.message);
  }
  try {
    return await inTime(
      platform.liveState.read(service, { after: options.after }),
    );
  } catch (error) {
    const { environment, id } = service.target;
    options.logger.warn(
      `Reading ${service.entityRef} in ${environment}/${id} failed: ${stringifyError(error)}`,
    );
    return unknown(
      'unreachable',
      `${placement.place} cannot be read; the log of the backend says why`,
    );
  }
}

function unknown(
  reason: 'no-access' | 'not-configured' | 'unreachable',
  message: string,
): Sight {
  return { observation: { status: 'unknown', reason, message } };
}

async function inTime(reading: Promise<LiveReading>): Promise<LiveReading> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${READ_TIMEOUT_SECONDS} s`)),
      READ_TIMEOUT_SECONDS * 1000,
    );
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
