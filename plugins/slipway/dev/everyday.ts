import {
  knownFact,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anAutoscaling,
  anEnvironmentView,
  anInstance,
  aProblem,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';

const by = (who: string, minutes: number, revision: string) => ({
  revision,
  createdAt: ago(minutes),
  madeBy: knownFact(who, { source: 'Deployment/backend', observedAt: ago(0) }),
});
const cpu = (current: string) => ({
  name: 'cpu',
  targetType: 'averageUtilization',
  target: '70 %',
  current: knownFact(current, { source: 'metrics.k8s.io', observedAt: ago(0) }),
});
const column = (
  name: string,
  title: string,
  workload: ReturnType<typeof aWorkload>,
) =>
  anEnvironmentView({
    name,
    title,
    targets: [
      aTargetView({
        place: `retail-cluster / ${name}`,
        observation: {
          status: 'observed',
          observedAt: ago(0),
          workloads: [workload],
        },
      }),
    ],
  });

const crash =
  'Container backend crashes: exit code 137 (OOMKilled), restarted 4 times';

/** The retail backend on a bad day. */
export function everyday(): ServiceView {
  return aServiceView({
    environments: [
      column(
        'development',
        'Development',
        aWorkload({
          version: '1.3.0-rc.1',
          revision: by('github-actions', 3, '31'),
          replicas: {
            desired: 2,
            current: 2,
            updated: 2,
            ready: 2,
            available: 2,
          },
          instances: [
            anInstance(),
            anInstance({ name: 'backend-7d4b9c6f5-k8s2p' }),
          ],
          autoscaling: anAutoscaling({
            current: 2,
            desired: 2,
            max: 4,
            metrics: [cpu('12 %')],
            status: {
              state: 'AtMinimum',
              message: 'At its minimum of 2, which is normal',
            },
          }),
        }),
      ),
      column(
        'staging',
        'Staging',
        aWorkload({
          revision: by('github-actions', 1, '22'),
          status: {
            phase: 'Progressing',
            reason: 'Updating',
            message: '3 of 4 updated, 3 available',
          },
          replicas: {
            desired: 4,
            current: 5,
            updated: 3,
            ready: 4,
            available: 3,
          },
          autoscaling: anAutoscaling({ metrics: [cpu('64 %')] }),
        }),
      ),
      column(
        'production',
        'Production',
        aWorkload({
          revision: by('user:default/olivia', 4, '14'),
          status: {
            phase: 'Degraded',
            reason: 'CrashLoopBackOff',
            message: crash,
          },
          problems: [aProblem({ message: crash, since: ago(4) })],
          replicas: {
            desired: 6,
            current: 7,
            updated: 6,
            ready: 4,
            available: 4,
          },
          instances: [
            anInstance(),
            anInstance({
              name: 'backend-6c4f8d7b9-l2m4n',
              ready: false,
              state: 'CrashLoopBackOff',
              restarts: 4,
            }),
          ],
          autoscaling: anAutoscaling({
            current: 10,
            desired: 10,
            metrics: [cpu('91 %')],
            status: {
              state: 'Limited',
              message: 'Limited: at its maximum of 10 and wants more',
            },
          }),
        }),
      ),
    ],
  });
}
