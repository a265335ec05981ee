import { ANNOTATION_OPERATION } from '@slipway/backstage-plugin-slipway-common';
import { objectAt, valueAt } from '../model/raw';
import { JsonPatchOperation } from './clusterAccess';
import { LiveWorkload } from './liveWorkload';
import { ChangePatch } from './workloadChange';

/**
 * The JSON Patch of a change, bound to the very object that was looked at.
 *
 * @remarks
 * Each change raises the generation, so its `test` lets the patch through once at most: a process that wakes up after
 * its work was taken over has an old one in its hands, even where somebody has put the old template back meanwhile.
 */
export function buildPatch(
  live: LiveWorkload,
  change: ChangePatch,
  operationId: string,
): JsonPatchOperation[] {
  const { raw, found } = live;
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
    ...change.operations,
    ...(annotated.length
      ? []
      : [{ op: 'add' as const, path: '/metadata/annotations', value: {} }]),
    ...Object.entries(annotations).map(([key, value]) => ({
      op: 'add' as const,
      path: `/metadata/annotations/${escapePointer(key)}`,
      value,
    })),
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

/** A key as one part of a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
