import { WatchedKind, watchedKinds } from '../../model/kept';
import { RawObject } from '../../model/raw';
import { FakeApiServer } from '../FakeApiServer';

interface Written {
  kind: WatchedKind;
  namespace: string;
  name: string;
  uid: string;
}

/** What a writer does to an object. */
export type WriterAct = 'put' | 'delete' | 'replace';

/** Namespaces that a writer writes to. */
export const writtenNamespaces = ['production', 'staging'] as const;
/** Values of the label `app` that objects have. */
export const writtenApps = ['backend', 'frontend', 'search'] as const;
/** Workloads that autoscalers scale. */
export const writtenTargets = ['0', '1', '2'] as const;

/** Changes, adds and deletes objects of all kinds that are watched, others under the same name too, by chance. */
export class ClusterWriter {
  /** Every UID that an object has had. */
  readonly uids: string[] = [];
  readonly #server: FakeApiServer;
  readonly #random: () => number;
  readonly #live = new Map<string, Written>();
  #count = 0;

  constructor(server: FakeApiServer, random: () => number) {
    this.#server = server;
    this.#random = random;
  }

  /** Does one thing to one object; what is not given is chosen by chance. */
  write(
    options: {
      kinds?: readonly WatchedKind[];
      acts?: readonly WriterAct[];
    } = {},
  ): void {
    const { kinds = watchedKinds, acts = ['put', 'put', 'delete', 'replace'] } =
      options;
    const kind = this.#pick(kinds);
    const namespace = this.#pick(writtenNamespaces);
    const name = `${kind}-${Math.floor(this.#random() * 8)}`;
    const key = `${kind}/${namespace}/${name}`;
    const act = this.#pick(acts);
    if (act !== 'put') {
      this.#live.delete(key);
      this.#server.remove(kind, namespace, name);
    }
    if (act !== 'delete') {
      const uid = this.#live.get(key)?.uid ?? `uid-${++this.#count}`;
      this.uids.push(uid);
      this.#live.set(key, { kind, namespace, name, uid });
      this.#server.put(kind, this.#build({ kind, namespace, name, uid }));
    }
  }

  /** One object that is of every kind at once: each kind reads its own part. */
  #build({ namespace, name, uid }: Written): RawObject {
    const number = ++this.#count;
    const app = this.#pick(writtenApps);
    const owner = this.#pick([undefined, ...this.uids.slice(-20)]);
    const template = {
      metadata: { labels: { app } },
      spec: { containers: [{ name: app, image: `retail/${app}:1.${number}` }] },
    };
    const conditions = [
      {
        type: 'Ready',
        status: 'True',
        message: `Prêt: 船を進水させる 🚢 ${number}`,
      },
    ];
    return {
      metadata: {
        namespace,
        name,
        uid,
        generation: number,
        creationTimestamp: '2026-01-01T00:00:00Z',
        labels: { app, 'pod-template-hash': String(number) },
        annotations: { 'deployment.kubernetes.io/revision': String(number) },
        ...(owner && {
          ownerReferences: [
            { kind: 'ReplicaSet', name: owner, uid: owner, controller: true },
          ],
        }),
      },
      revision: number,
      data: { spec: { template } },
      spec: {
        replicas: number % 5,
        template,
        containers: template.spec.containers,
        scaleTargetRef: {
          kind: 'Deployment',
          name: this.#pick(writtenTargets),
        },
        minReplicas: 1,
        maxReplicas: number,
      },
      status: {
        observedGeneration: number,
        replicas: number % 3,
        conditions,
        phase: 'Running',
        containerStatuses: [{ name: app, ready: true, restartCount: number }],
      },
    };
  }

  #pick<TItem>(items: readonly TItem[]): TItem {
    return items[Math.floor(this.#random() * items.length)] as TItem;
  }
}
