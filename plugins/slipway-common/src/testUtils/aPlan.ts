import { Plan, PlanRequest } from '../operation/plan';

/** The request to roll production's backend back to revision 3. @public */
export function aPlanRequest(
  overrides: Partial<Extract<PlanRequest, { kind: 'rollback' }>> = {},
): PlanRequest {
  return {
    kind: 'rollback',
    entityRef: 'component:default/backend',
    environment: 'production',
    target: 'retail-cluster',
    workload: 'deployment.backend',
    input: { toRevision: '3' },
    ...overrides,
  };
}

const DIFF = `--- Deployment production/backend
+++ Deployment production/backend
@@ -1,5 +1,5 @@
 spec:
   containers:
     - name: backend
-      image: retail-backend:1.2.0
+      image: retail-backend:1.1.0
       ports:
`;

/** A plan of that rollback without warnings and blockers; the test changes it as it needs. @public */
export function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    planHash: 'sha256:4f5c',
    request: aPlanRequest(),
    summary: 'Roll backend in production back from 1.2.0 to 1.1.0 (revision 3)',
    changes: [{ title: 'Deployment production/backend', diff: DIFF }],
    effects: [
      {
        code: 'ReplacesInstances',
        message: 'Replaces 3 instances, one at a time',
      },
    ],
    warnings: [],
    blockers: [],
    observations: [{ label: 'Ready', value: '3 of 3' }],
    blastRadius: [],
    commands: [
      {
        title: 'Roll back',
        command:
          'kubectl --namespace production rollout undo deployment/backend --to-revision=3',
      },
    ],
    createdAt: '2026-01-15T10:00:00.000Z',
    ...overrides,
  };
}
