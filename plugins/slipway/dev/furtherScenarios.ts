import {
  ServiceLink,
  ServiceView,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  anInstance,
  anOperation,
  aProblem,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { ago } from './ago';

const links: ServiceLink[] = [
  {
    title: 'Grafana',
    kind: 'dashboard',
    url: 'https://grafana.example.org/d/retail?var-service=backend',
    workload: 'deployment.backend',
  },
  {
    title: 'Kibana',
    kind: 'logs',
    url: 'https://kibana.example.org/app/discover#/?_a=backend',
    workload: 'deployment.backend',
  },
  {
    title: 'Jaeger',
    kind: 'traces',
    url: 'https://jaeger.example.org/search?service=backend',
    workload: 'deployment.backend',
  },
  {
    title: 'CloudWatch of the cluster',
    kind: 'dashboard',
    url: 'https://console.example.org/cloudwatch',
  },
];

const one = (
  name: string,
  title: string,
  workloads: Workload[],
  observedAt = ago(0),
) =>
  anEnvironmentView({
    name,
    title,
    phase: workloads[0]?.status.phase,
    targets: [
      aTargetView({
        place: `retail-cluster / ${name}`,
        links,
        observation: { status: 'observed', observedAt, workloads },
      }),
    ],
  });

const pullMessage =
  'Container admin-web cannot be started: Back-off pulling image "123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-admin-web:1.3.0-rc.7": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-admin-web:1.3.0-rc.7": failed to resolve reference: 123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-admin-web:1.3.0-rc.7: not found';

const status = (
  phase: 'Paused' | 'Degraded',
  reason: string,
  message: string,
) => ({ phase, reason, message }) as const;

function corners(): ServiceView {
  return aServiceView({
    entityRef: 'component:default/corners',
    environments: [
      one('development', 'Development', [
        aWorkload({
          version: '1.3.0',
          paused: true,
          status: status(
            'Paused',
            'Paused',
            'The rollout is paused: changes to the template wait',
          ),
          replicas: {
            desired: 3,
            current: 3,
            updated: 0,
            ready: 3,
            available: 3,
          },
        }),
      ]),
      one('staging', 'Staging', [
        aWorkload({
          status: status('Degraded', 'ImagePullBackOff', pullMessage),
          problems: [
            aProblem({
              code: 'ImagePullBackOff',
              message: pullMessage,
              since: ago(11),
            }),
          ],
          instances: [
            anInstance({
              name: 'backend-5f-pull',
              ready: false,
              state: 'ImagePullBackOff',
              containers: [
                {
                  name: 'backend',
                  ready: false,
                  state: 'ImagePullBackOff',
                  restarts: 0,
                },
                { name: 'proxy', ready: true, state: 'Running', restarts: 0 },
              ],
            }),
            anInstance({ name: 'backend-5f-secret' }),
          ],
        }),
      ]),
      one('production', 'Production', []),
    ],
  });
}

/** Further states of the screens, by the name of the component that shows them. */
export const furtherScenarios: Record<string, () => ServiceView> = {
  corners,
  linked: () => {
    const view = aServiceView({
      entityRef: 'component:default/linked',
      environments: [one('production', 'Production', [aWorkload()])],
    });
    view.environments[0]!.targets[0]!.activeOperations = [
      anOperation({ entityRef: 'component:default/linked' }),
    ];
    return view;
  },
  stale: () =>
    aServiceView({
      entityRef: 'component:default/stale',
      environments: [one('production', 'Production', [aWorkload()], ago(37))],
    }),
  'no-environments': () =>
    aServiceView({
      entityRef: 'component:default/no-environments',
      environments: [],
    }),
};
