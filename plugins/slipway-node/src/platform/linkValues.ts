import { ServiceInTarget } from './target';

/**
 * What link templates of app-config may name: of which it is a value, and what it says.
 *
 * @remarks
 * This is the whole list: templates are checked against it at start. A platform gives those that it has; a link whose
 * value is missing is left out.
 *
 * @public
 */
export const linkValues = {
  service: {
    of: 'target',
    description:
      'What its resources call the service: the name of the entity, with its namespace before it where that is not `default`',
  },
  entityName: { of: 'target', description: 'Name of the catalog entity' },
  entityNamespace: {
    of: 'target',
    description: 'Namespace of the catalog entity, e.g. `default`',
  },
  environment: { of: 'target', description: 'Name of the environment' },
  target: { of: 'target', description: 'ID of the target' },
  cluster: {
    of: 'target',
    description: "Name of the cluster, as the portal's configuration has it",
  },
  namespace: { of: 'target', description: 'Namespace in the cluster' },
  workload: { of: 'workload', description: 'Name of the workload' },
  kind: {
    of: 'workload',
    description: 'Kind of the workload, e.g. `Deployment`',
  },
  version: {
    of: 'workload',
    description: "Version of the workload's first container: its tag or digest",
  },
} as const satisfies Record<
  string,
  { of: 'target' | 'workload'; description: string }
>;

/** What a link template may name. @public */
export type LinkValueName = keyof typeof linkValues;

/** The values of one service in a target, or of one of its workloads. @public */
export type LinkValues = Readonly<Partial<Record<LinkValueName, string>>>;

/** The values that every platform has. @public */
export function getTargetLinkValues({
  entity,
  target,
}: ServiceInTarget): LinkValues {
  const { name, namespace = 'default' } = entity.metadata;
  return {
    service: name,
    entityName: name,
    entityNamespace: namespace,
    environment: target.environment,
    target: target.id,
  };
}
