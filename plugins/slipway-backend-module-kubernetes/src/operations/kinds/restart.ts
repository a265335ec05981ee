import { JsonObject } from '@backstage/types';
import { CHANGE_CAUSE_OF_OPERATION } from '../../model/maker';
import { objectAt, textAt } from '../../model/raw';
import { getTemplateHash } from '../../model/templateHash';
import {
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION_OPERATION,
} from '../../model/trimMetadata';
import { shorten } from '../../diff/redactText';
import { testTemplate, toPointer } from '../buildPatch';
import { JsonPatchOperation } from '../clusterAccess';
import { describeReplacement } from '../effects';
import { kubectl, rolloutStatus } from '../kubectl';
import { describeChanger, nameOf } from '../liveIdentity';
import { LiveWorkload } from '../liveWorkload';
import { seeRollout } from '../rolloutSight';
import { createVerifyStep } from '../verifyStep';
import { ChangeContext, WorkloadChange } from '../workloadChange';
import { warnPaused } from './rollbackWarnings';

/** The annotation of the template by which kubectl restarts, too. */
const ANNOTATION_RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

const annotationsPath = ['spec', 'template', 'metadata', 'annotations'];

/** All pods anew from the same template, as `kubectl rollout restart` does. */
export const restartChange: WorkloadChange<'restart'> = {
  kind: 'restart',
  version: 1,
  workloadKinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
  unsupported: 'it cannot be restarted',
  stepName: 'patch-template',
  fieldManager: 'slipway',
  parts: [],
  changedPath: ['spec', 'template'],
  title: ({ acceptedAt }) =>
    `Mark the pod template as restarted at ${acceptedAt}`,

  draft(live) {
    const paused = warnPaused(live);
    return {
      summary: `Restart ${nameOf(live)}`,
      basis: {},
      state: {
        from: live.found.workload.template.hash,
        unmarked: hashUnmarked(live.template),
      },
      effects: describeReplacement(live),
      warnings: paused ? [paused] : [],
      blockers: [],
      commands: kubectl(
        live,
        { title: 'Restart', verb: 'rollout restart' },
        rolloutStatus,
      ),
    };
  },

  look(live, context) {
    if (isRestarted(live, context)) {
      return { status: 'done', message: 'The template is marked' };
    }
    return live.found.workload.template.hash === context.state.from
      ? {
          status: 'pending',
          message: 'The template is the one that the plan was made for',
        }
      : { status: 'overtaken', message: describeOvertaking(live) };
  },

  patch(live, { operationId, acceptedAt, reason }) {
    const marked = mark(live.template, acceptedAt);
    const annotations = objectAt(live.raw, ...annotationsPath);
    const addMap: JsonPatchOperation[] = Object.keys(annotations).length
      ? []
      : [{ op: 'add', path: toPointer(annotationsPath), value: {} }];
    return {
      operations: [
        testTemplate(live),
        ...addMap,
        {
          op: 'add',
          path: toPointer([...annotationsPath, ANNOTATION_RESTARTED_AT]),
          value: acceptedAt,
        },
      ],
      annotations: {
        [ANNOTATION_REVISION_OPERATION]: `${operationId}/${getTemplateHash(marked)}`,
        [ANNOTATION_CHANGE_CAUSE]: shorten(
          `${CHANGE_CAUSE_OF_OPERATION}restart: ${reason}`,
          500,
        ),
      },
    };
  },

  verify: clusters =>
    createVerifyStep(clusters, {
      name: 'verify-rollout',
      title: 'Wait until all pods are replaced',
      findChange: (live, context) =>
        isRestarted(live, context) ? undefined : describeOvertaking(live),
      see: live => seeRollout(live),
    }),
};

type Marked = Pick<ChangeContext<'restart'>, 'acceptedAt' | 'state'>;

/** Marked with the time of this operation, and nothing else of the template changed. */
function isRestarted(
  { template }: LiveWorkload,
  { acceptedAt, state }: Marked,
): boolean {
  return (
    textAt(template, 'metadata', 'annotations', ANNOTATION_RESTARTED_AT) ===
      acceptedAt && hashUnmarked(template) === state.unmarked
  );
}

function mark(template: JsonObject, time: string): JsonObject {
  const metadata = objectAt(template, 'metadata');
  const annotations = objectAt(metadata, 'annotations');
  return {
    ...template,
    metadata: {
      ...metadata,
      annotations: { ...annotations, [ANNOTATION_RESTARTED_AT]: time },
    },
  };
}

function hashUnmarked(template: JsonObject): string {
  return getTemplateHash(mark(template, ''));
}

function describeOvertaking(live: LiveWorkload): string {
  return `The template of ${nameOf(live)} is not the one that the plan was made for: changed by ${describeChanger(
    live,
    'spec',
    'template',
  )}`;
}
