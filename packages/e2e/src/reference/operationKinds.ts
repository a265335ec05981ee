import {
  OperationKind,
  operationExclusions,
  operationInputSchemas,
  operationKinds,
  slipwayOperationPermissions,
  supersedableKinds,
} from '@slipway/backstage-plugin-slipway-common';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { DocComments } from './docComments';
import { code, document, generatedNote, table } from './markdown';
import { describeSchema, Schema } from './schemaRows';

const purposes: Record<OperationKind, string> = {
  rollback:
    'Runs an earlier revision again: its template takes the place of the live one.',
  restart:
    'Replaces every instance by a new one of the same revision, as the strategy of the workload says.',
  scale:
    'Sets how many instances shall run. Where an autoscaler owns that number, the plan says so.',
  'rollout-pause': 'Stops a Deployment where it is in its rollout.',
  snapshot:
    'Keeps the data of a data store as it is now, as a recovery point that is not removed with the automated ones.',
  restore:
    'Makes a new copy of a data store from a recovery point or a point in time, and validates it. The source stays as it is.',
  drill:
    'Restores into a copy that nothing uses, validates and measures it, and removes what it made.',
  'rollout-resume': 'Lets a paused Deployment go on with its rollout.',
};

/** The reference of the kinds of operation. */
export function describeOperationKinds(comments: DocComments): string {
  return document(
    generatedNote,
    '# Kinds of operation',
    'The `kind` and `input` of `POST /plans` and `POST /operations`. Each says what has to wait while it runs; a kind may supersede running ones of the kinds that are named.',
    ...operationKinds.map(kind =>
      document(
        `## ${code(kind)}`,
        purposes[kind],
        `Permission: ${code(slipwayOperationPermissions[kind].name)}. Supersedes: ${
          supersedableKinds[kind].map(code).join(', ') || 'nothing'
        }. While it runs on a target, none of these begins there: ${listExcluded(kind).map(code).join(', ')}.`,
        table(
          ['Input', 'Type', 'What'],
          describeSchema(
            zodToJsonSchema(operationInputSchemas[kind], {
              $refStrategy: 'none',
            }) as Schema,
            path => comments.of('OperationInputs', [kind, ...path]),
          ),
        ),
      ).trimEnd(),
    ),
  );
}

/** Those that have to wait while one of this kind runs. */
function listExcluded(kind: OperationKind): OperationKind[] {
  return operationKinds.filter(other =>
    operationExclusions[kind] === 'kind'
      ? other === kind
      : operationExclusions[other] === 'target',
  );
}
