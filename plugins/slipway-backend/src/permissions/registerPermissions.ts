import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  parseTargetRef,
  slipwayOperationCancelPermission,
  slipwayOperationPermissions,
  slipwayReadinessReadPermission,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { EntityLoader } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { slipwayTargetResourceRef } from './resource';
import { slipwayTargetRules } from './rules';

/** Makes permissions, resource type and rules known to the permission backend. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  entities: EntityLoader;
  directory: TargetDirectory;
}): void {
  const { permissionsRegistry, entities, directory } = options;
  permissionsRegistry.addPermissions([slipwayReadinessReadPermission]);
  permissionsRegistry.addResourceType({
    resourceRef: slipwayTargetResourceRef,
    permissions: [
      slipwayServiceReadPermission,
      ...Object.values(slipwayOperationPermissions),
      slipwayOperationCancelPermission,
    ],
    rules: Object.values(slipwayTargetRules),
    getResources: async resourceRefs => {
      const refs = resourceRefs.map(parseTargetRef);
      const loaded = await entities.loadAllAsPlugin(
        refs.map(({ entityRef }) => entityRef),
      );
      return refs.map((place, index) => {
        const service = loaded[index];
        return service && directory.toResource(service, place);
      });
    },
  });
}
