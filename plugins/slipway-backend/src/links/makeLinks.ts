import {
  ServiceLink,
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  Platform,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { isAboutWorkload, LinkTemplate, renderLink } from './LinkTemplate';

/** The links of a service in a target, in the order of the configuration: those about workloads once for each. */
export function makeLinks(
  templates: readonly LinkTemplate[],
  options: {
    service: ServiceInTarget;
    platform: Platform;
    observation: TargetObservation;
  },
): ServiceLink[] {
  const { service, platform, observation } = options;
  const { environment } = service.target;
  const wanted = templates.filter(
    ({ environments }) => environments?.includes(environment) ?? true,
  );
  if (!wanted.length) {
    return [];
  }
  const ofTarget = platform.getLinkValues(service);
  const ofWorkloads = getWorkloads(observation).map(workload => ({
    workload: workload.id,
    values: platform.getLinkValues(service, workload),
  }));
  return wanted.flatMap(template => {
    const sources = isAboutWorkload(template)
      ? ofWorkloads
      : [{ values: ofTarget }];
    return sources.flatMap(source => renderLink(template, source) ?? []);
  });
}

/** Where a target cannot be read, its logs are wanted most: what was last seen there counts. */
function getWorkloads(observation: TargetObservation): readonly Workload[] {
  return observation.status === 'observed'
    ? observation.workloads
    : (observation.lastSeen?.workloads ?? []);
}
