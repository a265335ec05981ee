import { ServiceView } from '@slipway/backstage-plugin-slipway-common';
import {
  anAutoscaling,
  anEnvironmentView,
  anInstance,
  anOperation,
  aProblem,
  aServiceView,
  aTargetView,
  aWorkload,
  refused,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';
import { everyday } from './everyday';

const LONG =
  'customer-loyalty-programme-recommendation-engine-with-a-name-that-nobody-shortened';

const observed = (...workloads: ReturnType<typeof aWorkload>[]) =>
  ({ status: 'observed', observedAt: ago(0), workloads }) as const;

const unreachable = aTargetView({
  permitted: refused('You are not an owner of this service.'),
  observation: {
    status: 'unknown',
    reason: 'unreachable',
    message: 'retail-cluster does not answer: connect ETIMEDOUT',
    since: ago(12),
    lastSeen: { observedAt: ago(12), workloads: [aWorkload()] },
  },
});

function crowded(): ServiceView {
  const instances = Array.from({ length: 40 }, (_, index) =>
    anInstance({
      name: `${LONG}-7d4b9c6f5-${index.toString(36).padStart(5, 'x')}`,
      ready: index % 9 !== 0,
      state: index % 9 ? 'Running' : 'CrashLoopBackOff',
      restarts: index % 9 ? 0 : 7,
    }),
  );
  const targets = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter, index) =>
    aTargetView({
      id: `cluster-${letter}`,
      title: `retail-cluster-${letter}`,
      place: `retail-cluster-${letter} / production`,
      observation: observed(
        aWorkload({
          id: `deployment.${LONG}`,
          name: LONG,
          version: 'sha256:9b1f4a8c6f0c2e7d5a3b1908f7e6d5c4b3a29180',
          instances,
          ...(index === 2 && {
            status: {
              phase: 'Degraded',
              reason: 'CrashLoopBackOff',
              message: aProblem().message,
            },
            problems: [aProblem()],
          }),
        }),
        aWorkload({
          id: 'statefulset.worker',
          kind: 'StatefulSet',
          name: 'worker',
        }),
      ),
    }),
  );
  return aServiceView({
    title: LONG,
    entityRef: 'component:default/crowded',
    environments: [
      anEnvironmentView({ name: 'production', title: 'Production', targets }),
    ],
  });
}

function guarded(): ServiceView {
  const permitted = refused('Only owners and people on call may do this here.');
  return aServiceView({
    environments: [
      anEnvironmentView({
        name: 'staging',
        title: 'Staging',
        targets: [
          aTargetView({
            permitted,
            observation: observed(
              aWorkload({
                gitOps: {
                  controller: 'Argo CD',
                  application: 'retail-staging',
                  evidence: 'annotation argocd.argoproj.io/tracking-id',
                },
              }),
            ),
          }),
        ],
      }),
      anEnvironmentView({
        name: 'production',
        title: 'Production',
        targets: [
          aTargetView({
            observation: observed(
              aWorkload({
                ownership: {
                  proved: false,
                  message:
                    'Deployment production/backend has no label backstage.io/kubernetes-id.',
                  fix: 'kubectl --namespace production label deployment backend backstage.io/kubernetes-id=backend',
                },
                autoscaling: anAutoscaling({
                  current: 2,
                  desired: 2,
                  status: {
                    state: 'MetricsUnavailable',
                    message: 'Cannot scale: no metrics returned',
                  },
                  metrics: [
                    {
                      name: 'cpu',
                      targetType: 'averageUtilization',
                      target: '70 %',
                      current: {
                        known: false,
                        reason: 'none-recorded',
                        message: 'the metrics API gave no value',
                      },
                    },
                  ],
                }),
              }),
            ),
          }),
        ],
      }),
    ],
  });
}

/** Every state of the screens, by the name of the component that shows it. */
export const scenarios: Record<string, () => ServiceView> = {
  backend: everyday,
  crowded,
  guarded,
  running: () => {
    const view = everyday();
    const operation = anOperation({ createdAt: ago(1), updatedAt: ago(0) });
    const target = view.environments[2]!.targets[0]!;
    target.activeOperations = [operation];
    return view;
  },
  unreachable: () => ({
    ...everyday(),
    environments: [
      ...everyday().environments.slice(0, 2),
      anEnvironmentView({ title: 'Production', targets: [unreachable] }),
    ],
  }),
  empty: () =>
    aServiceView({
      environments: [],
      setup: {
        message:
          'The component carries none of the annotations that say what runs it.',
        yaml: 'metadata:\n  annotations:\n    backstage.io/kubernetes-id: empty\n',
      },
    }),
  forbidden: aServiceView,
  loading: aServiceView,
  failed: aServiceView,
};
