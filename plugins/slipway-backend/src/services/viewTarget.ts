import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Operation,
  RolloutPhase,
  TargetView,
} from '@slipway/backstage-plugin-slipway-common';
import { ConfiguredTarget } from '../config/slipwayConfig';
import { LinkTemplate } from '../links/LinkTemplate';
import { makeLinks } from '../links/makeLinks';
import { getPermittedOperations } from './getPermittedOperations';
import { observeTarget } from './observeTarget';
import { PlacedService } from './placeService';
import { ServiceAccess } from './ServiceAccess';

/**
 * A service in a target, as shown to one who has this access.
 *
 * @returns the view, and the version of the picture where one was read.
 */
export async function viewTarget(
  placed: PlacedService,
  options: {
    access: ServiceAccess;
    /** Operations that have not ended. */
    active: readonly Operation[];
    /** The version of its picture to wait for. */
    after?: string;
    links: readonly LinkTemplate[];
    logger: LoggerService;
  },
): Promise<{ view: TargetView; version?: string }> {
  const { target, platform, placement } = placed;
  const { access, active, after, logger } = options;
  const { id, title, environment } = target;
  const place = { environment, target: id };
  if (!access.canRead(place)) {
    return { view: darken(target) };
  }
  const { observation, version } = await observeTarget(placed, {
    after,
    logger,
  });
  const view: TargetView = {
    id,
    title,
    platform: target.platform,
    place:
      placement.status === 'placed'
        ? placement.place
        : platform.describe(target).place,
    observation,
    permitted: getPermittedOperations({
      platform,
      target,
      observation,
      refusals: access.getRefusals(place),
    }),
    links:
      placement.status === 'placed'
        ? makeLinks(options.links, { ...placed, observation })
        : [],
    activeOperations: active.filter(
      operation =>
        operation.environment === environment && operation.target === id,
    ),
  };
  return { view, version };
}

/** The phases that count for the environment; what is not known is not healthy. */
export function getPhases({ observation }: TargetView): RolloutPhase[] {
  if (observation.status === 'observed') {
    return observation.workloads.map(({ status }) => status.phase);
  }
  return observation.reason === 'not-configured' ? [] : ['Unknown'];
}

/** A target that may not be seen: that it is configured, and no more. */
function darken({ id, title, platform }: ConfiguredTarget): TargetView {
  return {
    id,
    title,
    platform,
    place: title,
    observation: {
      status: 'unknown',
      reason: 'no-access',
      message: 'You may not see this',
    },
    permitted: [],
    links: [],
    activeOperations: [],
  };
}
