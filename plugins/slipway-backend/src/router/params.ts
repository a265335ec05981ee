import { InputError } from '@backstage/errors';
import { normalizeEntityRef } from '@slipway/backstage-plugin-slipway-common';
import { Request } from 'express';
import { z } from 'zod/v3';
import { parseInput } from './parseInput';

const idSchema = z.string().min(1).max(320);
const workloadSchema = z.object({ workload: idSchema });
const datastoreSchema = z.object({ datastore: idSchema });
const KEY_HEADER = 'Idempotency-Key';
const KEY_PATTERN = /^[\x21-\x7e]{1,128}$/;

/** The full entity reference that a path names. */
export function readEntityRef(params: Record<string, string>): string {
  const { kind, namespace, name } = params;
  return normalizeEntityRef(`${kind}:${namespace}/${name}`);
}

/** The ID of the workload that a path names. */
export function readWorkload(params: Record<string, string>): string {
  return parseInput(workloadSchema, { workload: params.workload }).workload;
}

/** The ID of the data store that a path names. */
export function readDatastore(params: Record<string, string>): string {
  return parseInput(datastoreSchema, { datastore: params.datastore }).datastore;
}

/** The key by which a repeated request is known. */
export function readIdempotencyKey(request: Request): string {
  const key = request.get(KEY_HEADER);
  if (key === undefined || !KEY_PATTERN.test(key)) {
    throw new InputError(
      `${KEY_HEADER}: ${
        key === undefined
          ? 'the header is missing'
          : 'it must be 1 to 128 visible ASCII characters'
      }; send a new UUID with each intention, and the same with each retry of it`,
    );
  }
  return key;
}
