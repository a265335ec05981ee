import {
  Placement,
  Platform,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { ConfiguredTarget } from '../config/slipwayConfig';
import { LoadedEntity } from './EntityLoader';
import { TargetDirectory } from './TargetDirectory';

/** A service in a target that its owner may use. */
export interface PlacedService {
  target: ConfiguredTarget;
  platform: Platform;
  service: ServiceInTarget;
  placement: Placement;
}

/** A service in each target that its owner may use and that can host it, whether its annotations place it there or not. */
export function placeService(
  loaded: LoadedEntity,
  directory: TargetDirectory,
): PlacedService[] {
  return directory.targets
    .filter(target => directory.isBound(loaded, target))
    .filter(target => directory.platformOf(target).hosts(loaded.entity))
    .map(target => {
      const service = directory.bind(loaded, target);
      const platform = directory.platformOf(target);
      const placement = platform.locate(service);
      return { target, platform, service, placement };
    });
}
