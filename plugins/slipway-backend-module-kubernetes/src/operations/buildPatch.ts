import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { objectAt, valueAt } from '../model/raw';
import { JsonPatchOperation } from './clusterAccess';
import { findEvidence } from '../placement/ownership';
import { LiveWorkload } from './liveWorkload';
import { ChangePatch } from './workloadChange';

/**
 * The JSON Patch of a change, bound to the very object that was looked at.
 *
 * @remarks
 * Each change raises the generation, so its `test` lets the patch through once at most: a process that wakes up after
 * its work was taken over has an old one in its hands, even where somebody has put the old template back meanwhile.
 * Labels and annotations raise no generation, so the proof of ownership is tested by itself, and where there are no
 * annotations yet the version is: the map that is added must not replace one that somebody else has just added.
 */
export function buildPatch(
  live: LiveWorkload,
  change: ChangePatch,
  operationId: string,
): JsonPatchOperation[] {
  const { raw, found, located } = live;
  const evidence = findEvidence(located.claim, found.workload);
  const annotated = Object.keys(objectAt(raw, 'metadata', 'annotations'));
  const annotations = {
    [ANNOTATION_OPERATION]: operationId,
    ...change.annotations,
  };
  return [
    { op: 'test', path: '/metadata/uid', value: found.workload.uid },
    {
      op: 'test',
      path: '/metadata/generation',
      value: found.workload.generation,
    },
    ...(evidence
      ? [
          {
            op: 'test' as const,
            path: toPointer(evidence.path),
            value: evidence.value,
          },
        ]
      : []),
    ...change.operations,
    ...(annotated.length ? [] : addAnnotations(live)),
    ...Object.entries(annotations).map(([key, value]) => ({
      op: 'add' as const,
      path: toPointer(['metadata', 'annotations', key]),
      value,
    })),
  ];
}

function addAnnotations({ raw }: LiveWorkload): JsonPatchOperation[] {
  return [
    {
      op: 'test',
      path: '/metadata/resourceVersion',
      value: valueAt(raw, 'metadata', 'resourceVersion') ?? null,
    },
    { op: 'add', path: '/metadata/annotations', value: {} },
  ];
}

/** The test that the template is the one that was looked at, byte for byte. */
export function testTemplate({ raw }: LiveWorkload): JsonPatchOperation {
  return {
    op: 'test',
    path: '/spec/template',
    value: valueAt(raw, 'spec', 'template') ?? null,
  };
}

/** A path as a JSON Pointer (RFC 6901). */
export function toPointer(path: readonly string[]): string {
  return path
    .map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
