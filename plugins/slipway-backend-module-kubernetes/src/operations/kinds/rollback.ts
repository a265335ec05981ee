import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { PlanRemark, Revision } from '@slipway/backstage-plugin-slipway-common';
import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { CHANGE_CAUSE_OF_OPERATION } from '../../model/maker';
import { objectAt } from '../../model/raw';
import { getTemplateHash } from '../../model/templateHash';
import {
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION_HISTORY,
  ANNOTATION_REVISION_OPERATION,
} from '../../model/trimMetadata';
import { toRevisions } from '../../revisions/toRevisions';
import { shorten } from '../../diff/redactText';
import { testTemplate } from '../buildPatch';
import { describeReplacement } from '../effects';
import { kubectl, rolloutStatus } from '../kubectl';
import { describeChanger, nameOf } from '../liveIdentity';
import { LiveWorkload } from '../liveWorkload';
import { seeRollout } from '../rolloutSight';
import { createVerifyStep } from '../verifyStep';
import { WorkloadChange } from '../workloadChange';
import { findRollbackWarnings } from './rollbackWarnings';

/** What a rollback knows again in its steps. */
interface RollbackState {
  /** Hash of the template that is replaced. */
  from: string;
  /** Hash of the template as the server stores it: defaults that are newer than the revision included. */
  to: string;
  /** Name of the object that keeps the revision. */
  revisionName: string;
  revisionUid: string;
  /** Hash of the template that the revision keeps. */
  revisionHash: string;
}

/** Back to a revision that the cluster keeps, in effect as `kubectl rollout undo` does. */
export const rollbackChange: WorkloadChange<'rollback'> = {
  kind: 'rollback',
  version: 1,
  workloadKinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
  unsupported: 'it keeps no revisions',
  stepName: 'patch-template',
  fieldManager: 'slipway',
  parts: ['revisions'],
  changedPath: ['spec', 'template'],
  title: ({ input }) =>
    `Replace the pod template with that of revision ${input.toRevision}`,

  draft(live, { toRevision }) {
    const revision = findRevision(live, toRevision);
    const kept = getKept(live, revision.name);
    const from = live.found.workload.template.hash;
    const basis = { name: kept.name, uid: kept.uid, hash: kept.hash };
    return {
      summary: `Roll ${nameOf(live)} back to revision ${toRevision} (${revision.version})`,
      basis: { revision: basis },
      state: {
        from,
        to: kept.hash,
        revisionName: kept.name,
        revisionUid: kept.uid,
        revisionHash: kept.hash,
      },
      effects: [
        ...describeImages(live, revision),
        ...describeReplacement(live),
      ],
      warnings: findRollbackWarnings(live, revision),
      blockers:
        revision.current || kept.hash === from
          ? [
              {
                code: 'AlreadyRuns',
                message: `${nameOf(live)} already runs revision ${toRevision}`,
              },
            ]
          : [],
      commands: kubectl(
        live,
        {
          title: 'Roll back',
          verb: 'rollout undo',
          option: `--to-revision=${revision.revision}`,
        },
        rolloutStatus,
      ),
    };
  },

  keepResult: result => ({
    to: getTemplateHash(objectAt(result, 'spec', 'template')),
  }),

  look(live, { state, input }) {
    const { from, to, revisionHash } = readState(state);
    const { hash } = live.found.workload.template;
    if (hash === to || hash === revisionHash) {
      return {
        status: 'done',
        message: `The template is that of revision ${input.toRevision}`,
      };
    }
    return hash === from
      ? {
          status: 'pending',
          message: 'The template is the one that the plan was made for',
        }
      : { status: 'overtaken', message: describeOvertaking(live) };
  },

  patch(live, { state, operationId, input, reason }) {
    const { revisionName, revisionUid, revisionHash, to } = readState(state);
    const template = live.templates.get(revisionName);
    const kept = listKept(live).find(({ uid }) => uid === revisionUid);
    if (
      !template ||
      kept?.name !== revisionName ||
      kept.hash !== revisionHash
    ) {
      throw new TerminalOperationError(
        `Revision ${input.toRevision} (${revisionName}) is gone, or not as it was when the plan was made`,
      );
    }
    const cause = `${CHANGE_CAUSE_OF_OPERATION}rollback to revision ${input.toRevision}: ${reason}`;
    return {
      operations: [
        testTemplate(live),
        { op: 'replace', path: '/spec/template', value: template },
      ],
      annotations: {
        [ANNOTATION_REVISION_OPERATION]: `${operationId}/${to}`,
        [ANNOTATION_CHANGE_CAUSE]: shorten(cause, 500),
      },
    };
  },

  verify: clusters =>
    createVerifyStep(clusters, {
      name: 'verify-rollout',
      title: 'Wait until the rollout is complete',
      findChange: (live, { state }) => {
        const { to, revisionHash } = readState(state);
        const { hash } = live.found.workload.template;
        return hash === to || hash === revisionHash
          ? undefined
          : describeOvertaking(live);
      },
      see: live => seeRollout(live),
    }),
};

/**
 * The revision of that number.
 *
 * @remarks
 * A ReplicaSet that is run again gets a new number. Under the old one it is still found, so that somebody who has
 * reviewed a plan for it is told how things are now.
 */
function findRevision(live: LiveWorkload, wanted: string): Revision {
  const revisions = toRevisions(live.found, live);
  const renumbered = live.objects.replicasets.find(({ annotations }) =>
    annotations[ANNOTATION_REVISION_HISTORY]?.split(',').includes(wanted),
  );
  const revision =
    revisions.find(candidate => candidate.revision === wanted) ??
    revisions.find(({ name }) => name === renumbered?.name);
  if (!revision) {
    const kept = revisions.map(candidate => candidate.revision).join(', ');
    throw new NotFoundError(
      `${nameOf(live)} has no revision '${wanted}'; it keeps ${kept || 'none'}`,
    );
  }
  return revision;
}

function listKept({ objects }: LiveWorkload) {
  return [...objects.replicasets, ...objects.controllerrevisions].map(
    ({ name, uid, template }) => ({ name, uid, hash: template.hash }),
  );
}

function getKept(live: LiveWorkload, name: string) {
  const kept = listKept(live).find(candidate => candidate.name === name);
  if (!kept) {
    throw new NotFoundError(`${nameOf(live)} no longer keeps ${name}`);
  }
  return kept;
}

function describeImages(live: LiveWorkload, revision: Revision): PlanRemark[] {
  return revision.images.flatMap(({ container, image }) => {
    const now = live.shown.images.find(
      candidate => candidate.container === container,
    )?.image;
    return now === image
      ? []
      : [
          {
            code: 'ImageChanged',
            message: `Container '${container}': ${now ?? 'none'} → ${image}`,
          },
        ];
  });
}

function describeOvertaking(live: LiveWorkload): string {
  return `The template of ${nameOf(live)} is neither the one that the plan was made for nor the one to go back to: changed by ${describeChanger(
    live,
    'spec',
    'template',
  )}`;
}

function readState(state: JsonObject): RollbackState {
  const read = (key: keyof RollbackState) => String(state[key] ?? '');
  return {
    from: read('from'),
    to: read('to'),
    revisionName: read('revisionName'),
    revisionUid: read('revisionUid'),
    revisionHash: read('revisionHash'),
  };
}
