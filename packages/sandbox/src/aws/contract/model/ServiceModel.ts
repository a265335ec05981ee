import { gunzipSync } from 'node:zlib';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A reference from a member to its shape. */
export interface ShapeReference {
  shape: string;
  /** How the member is called on the wire, where not as in the model. */
  locationName?: string;
  flattened?: boolean;
}

/** A shape of a service model, as far as answers are made of it. */
export interface Shape {
  type: string;
  members?: Readonly<Record<string, ShapeReference>>;
  required?: readonly string[];
  member?: ShapeReference;
  value?: ShapeReference;
  enum?: readonly string[];
  error?: { code?: string; httpStatusCode?: number };
}

/** An operation of a service. */
export interface ModelOperation {
  output?: ShapeReference & { resultWrapper?: string };
  errors?: readonly ShapeReference[];
}

/**
 * The model of a service, as botocore publishes it (`service-2.json`).
 *
 * @remarks Source of the format: https://github.com/boto/botocore/blob/develop/botocore/model.py
 */
export interface ServiceModel {
  metadata: { protocol: string };
  operations: Readonly<Record<string, ModelOperation>>;
  shapes: Readonly<Record<string, Shape>>;
}

/** Reads the newest model of a service from botocore's data folder, packed or not. */
export async function readServiceModel(
  folder: string,
  service: string,
): Promise<ServiceModel> {
  const version = (await readdir(join(folder, service))).sort().at(-1) ?? '';
  const path = join(folder, service, version);
  const name = (await readdir(path)).find(file =>
    /^service-2\.json(\.gz)?$/.test(file),
  );
  const data = await readFile(join(path, name ?? 'service-2.json'));
  const text = name?.endsWith('.gz') ? gunzipSync(data) : data;
  return JSON.parse(text.toString()) as ServiceModel;
}
