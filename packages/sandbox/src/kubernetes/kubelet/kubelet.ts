import { ContainerAct, readAnnotation } from '../behaviours/behaviour';
import { behaviourOf } from '../behaviours/behaviours';
import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../controllers/ControllerContext';
import { Remark } from '../controllers/EventRecorder';
import type { Pod } from '../controllers/kinds';
import {
  getByKey,
  queueKey,
  stored,
  unmanaged,
  writeStatus,
} from '../controllers/stored';
import { Addresses } from './addresses';
import { applyAct } from './applyAct';
import { phaseOf } from './containerPhase';
import { NodeImages } from './NodeImages';
import { PodMemory } from './PodMemory';
import { pullingRemark, remarkOn } from './podRemarks';
import { firstStatus, statusWith } from './podStatus';
import { Termination } from './Termination';

/** A pod writes its containers' acts at most so often in one go. */
const mostActs = 20;

/** The kubelets of all nodes: they run the pods that are bound to them, as the pods' behaviour says. */
export class Kubelet implements Controller {
  readonly name = 'kubelet';
  readonly #images = new NodeImages();
  readonly #memory = new PodMemory();
  readonly #addresses = new Addresses();
  readonly #termination: Termination;

  constructor(private readonly context: ControllerContext) {
    this.#termination = new Termination(context);
  }

  keysOf: Controller['keysOf'] = (resource, { type, object }) => {
    if (resource !== stored.pods) {
      return [];
    }
    if (type === 'DELETED') {
      this.#memory.forget(object as Pod);
      this.#termination.forget(object as Pod);
    }
    const isBound = (object as Pod).spec.nodeName !== undefined;
    return type === 'DELETED' || !isBound ? [] : [queueKey(object)];
  };

  reconcile = (key: string): ReconcileAgain => {
    const pod = getByKey(this.context.store, stored.pods, key);
    if (!pod?.spec.nodeName) {
      return {};
    }
    if (pod.metadata.deletionTimestamp !== undefined) {
      return this.#termination.end(pod);
    }
    const sync: PodSync = { pod, remarks: [] };
    if (pod.status?.startTime === undefined) {
      this.#start(sync);
    }
    const wait = this.#catchUp(sync);
    this.#write(pod, sync);
    return { afterMs: wait };
  };

  /** Does everything that is due; what is due at once is one change of the pod. @returns the time until the next */
  #catchUp(sync: PodSync): number | undefined {
    const now = this.context.clock.now().getTime();
    for (let round = 0; round < mostActs; round++) {
      const acts = this.#nextActs(sync.pod);
      const due = acts.filter(({ act }) => act.at <= now);
      if (due.length === 0) {
        const next = Math.min(...acts.map(({ act }) => act.at));
        return Number.isFinite(next) ? next - now : undefined;
      }
      this.#act(sync, due);
    }
    return 1000;
  }

  #start(sync: PodSync): void {
    const { pod } = sync;
    const { clock, store } = this.context;
    const now = clock.now();
    const { nodeName = '' } = pod.spec;
    const node = store.get(stored.nodes, undefined, nodeName);
    this.#memory.start(pod, now.getTime());
    const status = firstStatus(pod, now, this.#addresses.take(nodeName, node));
    sync.pod = { ...pod, status };
    for (const container of pod.spec.containers) {
      if (!this.#images.has(pod, container)) {
        sync.remarks.push(remarkOn(pod, container, pullingRemark(container)));
      }
    }
  }

  #nextActs(pod: Pod): { index: number; act: ContainerAct }[] {
    const { clock, timing } = this.context;
    return (pod.status?.containerStatuses ?? []).flatMap((status, index) => {
      const act = behaviourOf(
        pod,
        index,
      )({
        phase: phaseOf(status),
        since: this.#memory.since(pod, status),
        now: clock.now().getTime(),
        podStartedAt: this.#memory.startedAt(pod),
        restarts: status.restartCount,
        probedAt: this.#memory.probedAt(pod),
        annotation: name => readAnnotation(pod, name),
        timing,
      });
      return act ? [{ index, act }] : [];
    });
  }

  #act(sync: PodSync, due: { index: number; act: ContainerAct }[]): void {
    const { pod, remarks } = sync;
    const now = this.context.clock.now();
    const statuses = [...(pod.status?.containerStatuses ?? [])];
    for (const { index, act } of due) {
      const container = pod.spec.containers[index]!;
      const hasImage = this.#images.has(pod, container);
      const applied = applyAct(statuses[index]!, act, {
        pod,
        container,
        now,
        hasImage,
      });
      statuses[index] = applied.status;
      remarks.push(...applied.remarks);
      if (act.act === 'run') {
        this.#images.add(pod, container);
      }
      if (act.act === 'fail-probe') {
        this.#memory.probe(pod, now.getTime());
      } else {
        this.#memory.keep(pod, applied.status, now.getTime());
      }
    }
    sync.pod = { ...pod, status: statusWith(pod, statuses, now) };
  }

  #write(before: Pod, { pod, remarks }: PodSync): void {
    const { store, events } = this.context;
    if (pod !== before) {
      const object = unmanaged(before);
      writeStatus(store, stored.pods, { object, status: pod.status });
    }
    for (const remark of remarks) {
      events.record({ component: 'kubelet', host: pod.spec.nodeName }, remark);
    }
  }
}

/** A pod that is being looked at, and what there is to say about it. */
interface PodSync {
  pod: Pod;
  remarks: Remark[];
}
