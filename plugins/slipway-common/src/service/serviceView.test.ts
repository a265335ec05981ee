import { revisionSchema } from '../rollout/revision';
import {
  anAutoscaling,
  anEnvironmentView,
  anInstance,
  aProblem,
  aRevision,
  aServiceView,
  aTargetView,
  aWorkload,
  refused,
} from '../testUtils';
import { serviceSignalSchema, serviceViewSchema } from './serviceView';

const unreachable = aTargetView({
  observation: {
    status: 'unknown',
    reason: 'unreachable',
    message: 'No answer',
    since: '2026-01-15T10:00:00.000Z',
  },
});

describe('serviceViewSchema', () => {
  it('keeps what the builders make', () => {
    const view = aServiceView({
      environments: [
        anEnvironmentView({
          targets: [
            unreachable,
            aTargetView({
              permitted: refused('May not'),
              observation: {
                status: 'observed',
                observedAt: '2026-01-15T10:00:00.000Z',
                workloads: [
                  aWorkload({
                    autoscaling: anAutoscaling(),
                    instances: [anInstance()],
                    problems: [aProblem()],
                  }),
                ],
              },
            }),
          ],
        }),
      ],
    });
    expect(serviceViewSchema.parse(view)).toEqual(view);
  });

  it('keeps out what the contract does not name', () => {
    const view = { ...aServiceView(), credentials: 'secret' };
    expect(serviceViewSchema.parse(view)).toEqual(aServiceView());
  });

  it('refuses an unknown target that gives no reason', () => {
    const target = { ...unreachable, observation: { status: 'unknown' } };
    const view = aServiceView({
      environments: [
        { ...anEnvironmentView(), targets: [target as typeof unreachable] },
      ],
    });
    expect(serviceViewSchema.safeParse(view).success).toBe(false);
  });
});

describe('anEnvironmentView', () => {
  it('is never healthy by absence', () => {
    expect(
      anEnvironmentView({ targets: [aTargetView(), unreachable] }).phase,
    ).toBe('Unknown');
  });
});

describe('aRevision', () => {
  it('is as the API has it', () => {
    expect(revisionSchema.parse(aRevision())).toEqual(aRevision());
  });
});

describe('serviceSignalSchema', () => {
  it('carries an opaque ID and a version and nothing else', () => {
    expect(
      serviceSignalSchema.parse({ id: 'a1', version: '7', name: 'backend' }),
    ).toEqual({ id: 'a1', version: '7' });
  });
});
