import {
  Plan,
  PlanRequest,
  Revision,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aPlan,
  aRevision,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { isOnDatastore } from '../src/operation/isOnDatastore';
import { ago } from './ago';
import { recoveryPlanFor } from './recoveryPlans';

const diff = (from: string, to: string) => `--- Deployment production/backend
+++ Deployment production/backend
@@ -21,11 +21,10 @@
     spec:
       containers:
         - name: backend
-          image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-backend:${from}
+          image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-backend:${to}
           ports:
             - containerPort: 8080
           resources:
             limits:
-              memory: 512Mi
+              memory: 1Gi
               cpu: 1000m
`;

/** Four revisions, of which the newest runs. */
export function revisions(withDiff: boolean): Revision[] {
  return [
    aRevision({
      revision: '14',
      version: '1.2.0',
      current: true,
      replicas: 4,
      createdAt: ago(4),
    }),
    aRevision({
      revision: '13',
      version: '1.1.0',
      replicas: 3,
      createdAt: ago(60 * 26),
      changeCause: 'Release 1.1.0',
      diff: withDiff ? diff('1.2.0', '1.1.0') : undefined,
    }),
    aRevision({
      revision: '12',
      version: '1.0.0',
      createdAt: ago(60 * 24 * 12),
      diff: withDiff ? diff('1.2.0', '1.0.0') : undefined,
      madeBy: {
        known: false,
        reason: 'none-recorded',
        message: 'no change cause is recorded',
      },
    }),
    aRevision({
      revision: '9',
      version: '1.0.0-rc.1',
      createdAt: ago(60 * 24 * 40),
      imageAvailable: {
        known: true,
        value: false,
        source: 'ECR',
        observedAt: ago(1),
      },
    }),
  ];
}

/** What the backend would say to a request. */
export function planFor(request: PlanRequest): Plan {
  return isOnDatastore(request.kind)
    ? recoveryPlanFor(request)
    : workloadPlanFor(request);
}

function workloadPlanFor(request: PlanRequest): Plan {
  const changes =
    request.kind === 'rollback'
      ? [
          {
            title: 'Deployment production/backend',
            diff: diff('1.2.0', '1.1.0'),
          },
        ]
      : [];
  return aPlan({
    request,
    changes,
    summary:
      request.kind === 'rollback'
        ? 'Roll backend in production back from 1.2.0 (revision 14) to 1.1.0 (revision 13)'
        : `${request.kind} of ${request.workload} in ${request.environment}`,
    effects: [
      {
        code: 'ReplacesInstances',
        message: 'Replaces 6 instances, one more than usual at a time',
      },
      {
        code: 'NewRevision',
        message: 'The template of revision 13 becomes revision 15',
      },
    ],
    warnings: [
      {
        code: 'HpaOwnsReplicas',
        message: 'The autoscaler backend-hpa owns the number of replicas.',
        remedy: 'It goes on doing so; nothing is to be done.',
      },
    ],
    observations: [
      { label: 'Ready', value: '4 of 6' },
      { label: 'Error rate', value: '7.2 %' },
    ],
    blastRadius: [
      { entityRef: 'component:default/consumer-web', relation: 'dependencyOf' },
      { entityRef: 'component:default/admin-web', relation: 'dependencyOf' },
    ],
    createdAt: new Date().toISOString(),
  });
}
