import { z } from 'zod/v3';
import { UnknownReason, unknownReasonSchema } from './fact';
import { GitOpsOwner, gitOpsOwnerSchema } from './rollout/ownership';
import { WorkloadKind, workloadKindSchema } from './rollout/workload';
import { ScalingState, scalingStateSchema } from './scaling/autoscaling';
import { ReadinessCheck, readinessCheckSchema } from './service/environment';

/** Every word of a union: one that is forgotten does not compile. */
const wordsOf = <TWord extends string>(words: Record<TWord, true>) =>
  Object.keys(words);

describe('schemas take every word of their type', () => {
  it.each<[string, z.ZodTypeAny, string[]]>([
    [
      'reasons',
      unknownReasonSchema,
      wordsOf<UnknownReason>({
        'no-access': true,
        'not-configured': true,
        'none-recorded': true,
        unreachable: true,
      }),
    ],
    [
      'kinds of workload',
      workloadKindSchema,
      wordsOf<WorkloadKind>({
        Deployment: true,
        StatefulSet: true,
        DaemonSet: true,
        Rollout: true,
        EcsService: true,
      }),
    ],
  ])('%s', (_, schema, words) => {
    expect(words.map(word => schema.parse(word))).toEqual(words);
  });

  it.each(
    wordsOf<ScalingState['state']>({
      Steady: true,
      Scaling: true,
      AtMinimum: true,
      AtMaximum: true,
      Limited: true,
      Pinned: true,
      Disabled: true,
      MetricsUnavailable: true,
      Unknown: true,
    }),
  )('state of an autoscaler: %s', state => {
    const scaling = { state, message: 'In words' };
    expect(scalingStateSchema.parse(scaling)).toEqual(scaling);
  });

  it.each(wordsOf<GitOpsOwner['controller']>({ 'Argo CD': true, Flux: true }))(
    'GitOps controller: %s',
    controller => {
      const owner = { controller, evidence: 'a label' };
      expect(gitOpsOwnerSchema.parse(owner)).toEqual(owner);
    },
  );

  it.each(
    wordsOf<ReadinessCheck['status']>({
      ok: true,
      failed: true,
      'not-configured': true,
    }),
  )('status of a check: %s', status => {
    const check = {
      environment: 'production',
      target: 'retail-cluster',
      check: 'reach the API server',
      status,
      message: 'In words',
    };
    expect(readinessCheckSchema.parse(check)).toEqual(check);
  });
});
