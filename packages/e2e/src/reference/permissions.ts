import {
  operationKinds,
  slipwayOperationCancelPermission,
  slipwayOperationPermissions,
  slipwayPermissions,
  slipwayReadinessReadPermission,
  slipwayRoutes,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { slipwayTargetRules } from '@slipway/backstage-plugin-slipway-backend/src/permissions/rules';
import {
  accessMatrix,
  RouteGroup,
  routeGroups,
} from '@slipway/backstage-plugin-slipway-backend/src/testUtils/accessMatrix';
import { routeNames } from '@slipway/backstage-plugin-slipway-backend/src/testUtils/routes';
import { NotFoundError } from '@backstage/errors';
import { titleOf } from './httpApi';
import { code, document, generatedNote, table } from './markdown';

const groupTitles: Record<RouteGroup, string> = {
  services: 'Services',
  operations: 'Operations',
  configuration: 'What is configured',
  changes: 'Changes',
};
const groups = Object.keys(groupTitles) as RouteGroup[];

type SlipwayPermission = (typeof slipwayPermissions)[number];

const purposes = new Map<SlipwayPermission, string>([
  [
    slipwayServiceReadPermission,
    'See what runs of a service in a target, its history and its operations. Without it the target is shown as one that may not be seen.',
  ],
  [
    slipwayReadinessReadPermission,
    'See what is configured, and whether it can be reached and is permitted.',
  ],
  [
    slipwayOperationCancelPermission,
    'Stop an operation that somebody asked for.',
  ],
  ...operationKinds.map(
    kind =>
      [
        slipwayOperationPermissions[kind],
        `Plan and ask for operations of the kind ${code(kind)}.`,
      ] as const,
  ),
]);

/** The reference of the permissions and of the rules that a policy can put conditions together from. */
export function describePermissions(): string {
  return document(
    generatedNote,
    '# Permissions',
    'Each is asked on the very service and target that is read or changed. The resource type is `slipway-target`, and a resource is called `component:default/backend#production/retail-cluster`: entity, environment, target. How a policy uses them is in [the guide](../guides/install.md#6-who-may-press).',
    table(
      ['Permission', 'Action', 'Asked on', 'Lets somebody'],
      slipwayPermissions.map(permission => [
        code(permission.name),
        permission.attributes.action ?? '',
        'resourceType' in permission ? code(permission.resourceType) : '',
        purposeOf(permission),
      ]),
    ),
    '## Rules',
    '`slipwayConditions` of `@slipway/backstage-plugin-slipway-backend` has a function for each.',
    ...Object.values(slipwayTargetRules).map(rule =>
      document(
        `### ${code(rule.name)}`,
        `${rule.description}.`,
        table(['Parameter', 'Type', 'What'], listParameters(rule)),
      ).trimEnd(),
    ),
    '## Who gets which answer',
    'Under a policy like that of the demo: everybody with the permission to read reads, and owners and those on call change. Each cell is tested on each of its routes. Where the answer is 404, what is there and what is not cannot be told apart.',
    table(
      ['Who asks', ...groups.map(group => groupTitles[group])],
      Object.entries(accessMatrix).map(([who, { answers }]) => [
        who,
        ...groups.map(group => String(answers[group])),
      ]),
    ),
    table(
      ['Answers for', 'Routes'],
      groups.map(group => [
        groupTitles[group],
        routeNames
          .filter(name => routeGroups[name] === group)
          .map(name => code(titleOf(slipwayRoutes[name])))
          .join(', '),
      ]),
    ),
    '## Who is never asked',
    'Changing takes a person: services, and whoever acts on behalf of somebody else, are refused whatever the policy says. Planning asks for the same permission as the operation.',
  );
}

function purposeOf(permission: SlipwayPermission): string {
  const purpose = purposes.get(permission);
  if (!purpose) {
    throw new NotFoundError(
      `Say in packages/e2e/src/reference/permissions.ts what ${permission.name} is for`,
    );
  }
  return purpose;
}

type Rule = (typeof slipwayTargetRules)[keyof typeof slipwayTargetRules];

function listParameters({ paramsSchema }: Rule): string[][] {
  const schema = paramsSchema as unknown as {
    '~standard': { jsonSchema: { input(): { properties?: object } } };
  };
  const { properties = {} } = schema['~standard'].jsonSchema.input();
  return Object.entries(
    properties as Record<string, { description?: string }>,
  ).map(([name, { description }]) => [
    code(name),
    code('string[]'),
    description ?? '',
  ]);
}
