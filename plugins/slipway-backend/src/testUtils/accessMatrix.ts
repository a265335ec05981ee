import { mockCredentials } from '@backstage/backend-test-utils';
import { as } from './people';
import { RouteName } from './routes';

/** How a request is answered: as its route says, or by an error of that status. */
export type Answer = 'answered' | 401 | 403 | 404;

/** Routes whose callers are answered alike. A route without a group does not compile. */
export const routeGroups = {
  getService: 'services',
  listRevisions: 'services',
  diffRevisions: 'services',
  getScalingHistory: 'services',
  listActivity: 'services',
  listDatastores: 'services',
  getRecoveryHistory: 'services',
  listRecoveryReports: 'services',
  listOperations: 'operations',
  getOperation: 'operations',
  listOperationEvents: 'operations',
  listEnvironments: 'configuration',
  getReadiness: 'configuration',
  createPlan: 'changes',
  createOperation: 'changes',
  cancelOperation: 'changes',
} as const satisfies Record<RouteName, string>;

/** Name of a group of routes. */
export type RouteGroup = (typeof routeGroups)[RouteName];

/** Somebody who asks, and the answers to that. */
export interface AccessRow {
  authorization?: string;
  answers: Record<RouteGroup, Answer>;
}

const all = (answer: Answer): AccessRow['answers'] => ({
  services: answer,
  operations: answer,
  configuration: answer,
  changes: answer,
});
const reads = (changes: Answer): AccessRow['answers'] => ({
  ...all('answered'),
  changes,
});

/**
 * Who gets which answer, under a policy that lets everybody but one read, and owners and those on call change. The
 * tests ask as each of these, and the reference of the permissions shows it.
 */
export const accessMatrix: Readonly<Record<string, AccessRow>> = {
  'The owner of the service': {
    authorization: as.owner,
    answers: reads('answered'),
  },
  'Somebody on call': { authorization: as.onCall, answers: reads('answered') },
  'Somebody of another team': {
    authorization: as.otherTeam,
    answers: reads(403),
  },
  'One who only reads': { authorization: as.reader, answers: reads(403) },
  'One who may do nothing': {
    authorization: as.nobody,
    answers: { ...all(404), configuration: 403 },
  },
  'A service': { authorization: as.service, answers: reads(403) },
  'Whoever acts on behalf of the owner': {
    authorization: as.onBehalfOfOwner,
    answers: reads(403),
  },
  'Who has a limited token, as cookies hold': {
    authorization: `Bearer ${mockCredentials.limitedUser.token('user:default/ana')}`,
    answers: all(401),
  },
  'Who has a token of nobody': {
    authorization: mockCredentials.none.header(),
    answers: all(401),
  },
  'Who has a token that is not valid': {
    authorization: mockCredentials.user.invalidHeader(),
    answers: all(401),
  },
  'Who has no token': { answers: all(401) },
};
