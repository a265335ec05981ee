import type { Operation } from '@slipway/backstage-plugin-slipway-common';
import {
  anOperation,
  aPlan,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import type { PortalPage } from '../PortalPage';
import type { CannedAnswer, Scene } from './StandInBackend';
import { tabOf, type WalkState } from './WalkState';

type Act = (portal: PortalPage) => Promise<void>;

const everyday: Scene = { scenario: 'backend' };
const withAnswers = (...answers: CannedAnswer[]): Scene => ({
  ...everyday,
  answers,
});

const blockedPlan: CannedAnswer = {
  method: 'POST',
  path: /^\/plans$/,
  body: aPlan({
    blockers: [
      {
        code: 'ImageGone',
        message: 'The image of revision 13 is not in the registry any more.',
        remedy: 'Choose another revision, or push the image again.',
      },
    ],
  }),
};
const staleRefusal: CannedAnswer = {
  method: 'POST',
  path: /^\/operations$/,
  status: 409,
  body: {
    error: {
      name: 'StalePlanError',
      message: 'The plan is stale',
      plan: aPlan({ planHash: 'sha256:5a6b' }),
    },
    response: { statusCode: 409 },
  },
};
const heldPlan: CannedAnswer = {
  method: 'POST',
  path: /^\/plans$/,
  body: aPlan({
    holder: {
      operationId: anOperation().id,
      kind: 'restart',
      requestedBy: 'user:default/omar',
      supersedable: true,
    },
  }),
};

const openRollback: Act = portal => portal.rollBackButton('Production').click();
const review: Act = async portal => {
  await openRollback(portal);
  await portal.dialog.review('1.1.0');
};
const submit: Act = async portal => {
  await review(portal);
  await portal.dialog.reason.fill('1.2.0 answers slowly');
  await portal.dialog.button('Roll back').click();
};

const rollback = (
  step: string,
  { scene = everyday, ...state }: Partial<WalkState> & Pick<WalkState, 'sight'>,
): WalkState => ({
  name: `dialog-rollback-${step}`,
  path: tabOf('backend'),
  act: review,
  scene,
  ...state,
});

const titles: Partial<Record<Operation['kind'], string>> = {
  restart: 'Restart',
  scale: 'Scale',
  'rollout-pause': 'Pause rollout',
  'rollout-resume': 'Resume rollout',
};

/** The dialog of each operation, from the choice to the acceptance. */
export const dialogStates: readonly WalkState[] = [
  rollback('choose', {
    act: openRollback,
    sight: ({ dialog }) => dialog.revision('1.1.0'),
  }),
  rollback('review', {
    sight: ({ dialog }) => dialog.section('What changes'),
  }),
  rollback('blocked', {
    brief: true,
    scene: withAnswers(blockedPlan),
    act: async portal => {
      await openRollback(portal);
      await portal.dialog.button('Review').click();
    },
    sight: ({ dialog }) => dialog.root.getByText('This cannot be done'),
  }),
  rollback('held', {
    brief: true,
    scene: withAnswers(heldPlan),
    sight: ({ dialog }) => dialog.root.getByText(/is running here$/),
  }),
  rollback('stale', {
    brief: true,
    scene: withAnswers(staleRefusal),
    act: submit,
    sight: ({ dialog }) =>
      dialog.root.getByText('Something has changed since you looked'),
    refusals: [409],
  }),
  rollback('accepted', {
    act: submit,
    sight: ({ dialog }) =>
      dialog.root.getByRole('link', { name: 'Open the operation’s page' }),
  }),
  ...Object.entries(titles).map(([kind, title]): WalkState => ({
    name: `dialog-${kind}`,
    brief: kind !== 'scale',
    path: tabOf('backend'),
    scene: { scenario: kind === 'rollout-resume' ? 'corners' : 'backend' },
    act: portal =>
      portal.choose(
        kind === 'rollout-resume' ? 'Development' : 'Production',
        title,
      ),
    sight: ({ dialog }) =>
      kind === 'scale'
        ? dialog.root.getByRole('spinbutton', { name: 'Replicas' })
        : dialog.reason,
  })),
];
