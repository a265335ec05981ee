import { JsonObject } from '@backstage/types';
import { NotFoundError } from '@backstage/errors';
import { isDeepStrictEqual } from 'node:util';
import { objectAt, RawObject, textMapAt } from '../../model/raw';
import { merge } from '../../model/testUtils';
import { readKubernetesTarget } from '../../placement/targetConfig';
import {
  ClusterAccess,
  CollectionRef,
  JsonPatchOperation,
  KubernetesObjects,
  ObjectRef,
  PatchOptions,
} from '../clusterAccess';
import { applyJsonPatch } from './applyJsonPatch';

/** What was asked of the fake cluster to be changed. */
export interface RecordedPatch {
  dryRun: boolean;
  fieldManager: string;
  patch: readonly JsonPatchOperation[];
}

/** Objects in memory behind the port that operations use, with JSON Patch, dry run and generations as the API server has them. */
export class FakeCluster {
  /** Patches that were answered with success. */
  readonly patches: RecordedPatch[] = [];
  /** For which operation it was opened each time; `undefined` where somebody looked or planned. */
  readonly openedFor: (string | undefined)[] = [];
  /** The label selectors of all lists but those of autoscalers and events. */
  readonly selectors: (string | undefined)[] = [];
  clusterUid = 'uid-kube-system';
  readOnly = false;
  allowed = true;
  /** Runs instead of an answer to the next patches, after the patch was applied. */
  afterPatch: ((options: PatchOptions) => void) | undefined;
  /** Runs before each patch is applied. */
  beforePatch: ((options: PatchOptions) => void) | undefined;
  readonly #objects = new Map<string, RawObject>();

  constructor(objects: Record<string, readonly RawObject[]>) {
    for (const [plural, ofKind] of Object.entries(objects)) {
      ofKind.forEach(object => this.set(plural, object));
    }
  }

  /** How operations reach it. */
  get access(): ClusterAccess {
    return {
      open: async (target, options) => {
        this.openedFor.push(options?.operationId);
        return {
          config: readKubernetesTarget(target),
          clusterUid: this.clusterUid,
          reader: this.#client,
          executor: async () => (this.readOnly ? undefined : this.#client),
        };
      },
    };
  }

  /** Patches that were no dry run. */
  get effective(): RecordedPatch[] {
    return this.patches.filter(({ dryRun }) => !dryRun);
  }

  /** The object of that name. */
  get(plural: string, name: string): RawObject {
    const object = this.#objects.get(`${plural}/${name}`);
    if (!object) {
      throw new NotFoundError(`${plural} "${name}" not found`);
    }
    return object;
  }

  /** Everything that is there, as the constructor takes it. */
  get contents(): Record<string, RawObject[]> {
    const contents: Record<string, RawObject[]> = {};
    for (const [key, object] of this.#objects) {
      const plural = key.slice(0, key.indexOf('/'));
      contents[plural] = [...(contents[plural] ?? []), object];
    }
    return contents;
  }

  /** Puts an object there. */
  set(plural: string, object: RawObject): void {
    const { name } = objectAt(object, 'metadata');
    this.#objects.set(`${plural}/${name}`, object);
  }

  /** Changes an object as somebody else would; the generation grows with its specification. */
  change(plural: string, name: string, changes: JsonObject): void {
    const before = this.get(plural, name);
    this.set(plural, withGeneration(before, merge(before, changes)));
  }

  /** Takes an object away. */
  remove(plural: string, name: string): void {
    this.#objects.delete(`${plural}/${name}`);
  }

  readonly #client: KubernetesObjects = {
    get: async (ref: ObjectRef) => this.get(ref.plural, ref.name),
    list: async (ref: CollectionRef, options) => {
      if (!['events', 'horizontalpodautoscalers'].includes(ref.plural)) {
        this.selectors.push(options?.labelSelector);
      }
      return [...this.#objects]
        .filter(([key]) => key.startsWith(`${ref.plural}/`))
        .map(([, object]) => object)
        .filter(object => matches(object, options?.labelSelector));
    },
    patch: async (ref, patch, options) => {
      this.beforePatch?.(options);
      const before = this.get(ref.plural, ref.name);
      const after = withGeneration(before, applyJsonPatch(before, patch));
      if (!options.dryRun) {
        this.set(ref.plural, after);
      }
      this.patches.push({ ...options, patch });
      this.afterPatch?.(options);
      return after;
    },
    canI: async () => ({ allowed: this.allowed }),
  };
}

function withGeneration(before: RawObject, after: RawObject): RawObject {
  const generation = Number(objectAt(before, 'metadata').generation ?? 0);
  return isDeepStrictEqual(before.spec, after.spec)
    ? after
    : merge(after, { metadata: { generation: generation + 1 } });
}

function matches(object: RawObject, labelSelector = ''): boolean {
  const labels = textMapAt(object, 'metadata', 'labels');
  return labelSelector
    .split(',')
    .filter(Boolean)
    .map(term => term.split('='))
    .every(([key = '', value]) => labels[key] === value);
}
