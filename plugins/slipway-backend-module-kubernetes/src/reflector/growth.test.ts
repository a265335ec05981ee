import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pause } from './pause';
import { quickTiming } from '../testUtils/aPicture';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';
import { ReflectedPods } from '../testUtils/ReflectedPods';
import { RawObject } from '../model/raw';

jest.setTimeout(180_000);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
/** Far less than one closure, one request or one object kept in each of the cycles would take. */
const SOME_BYTES = 3_000_000;
/** Sockets and timers that come and go by themselves. */
const FEW = 5;
const PODS = 8;

describe('a reflector', () => {
  let pods: ReflectedPods;
  let abortListeners: number;

  beforeEach(async () => {
    pods = await ReflectedPods.create();
    countAbortListeners();
  });

  afterEach(async () => {
    Reflect.deleteProperty(AbortSignal.prototype, 'addEventListener');
    Reflect.deleteProperty(AbortSignal.prototype, 'removeEventListener');
    await pods.stop();
  });

  it('keeps nothing of 10,000 watches that end, each in its own way (F4)', async () => {
    let waits = 0;
    pods.start({
      timing: { ...quickTiming, healthyMs: 1e9 },
      random: () => 0,
      pause: (_, signal) =>
        ++waits % 50 ? new Promise(setImmediate) : pause(1, signal),
    });
    await until(pods.follows);
    await cycles(0, 2_000);
    const before = await measure();
    await cycles(2_000, 10_000);
    const after = await measure();

    expect(after.kept).toEqual(before.kept);
    expect(after.handles).toBeLessThanOrEqual(before.handles + FEW);
    expect(after.heap).toBeLessThan(before.heap + SOME_BYTES);
    // Where the server has forgotten the version it waits once more.
    expect(waits).toBeLessThanOrEqual(11_250);
  });

  /** Ends the watch so often, while pods come and go. */
  async function cycles(from: number, to: number) {
    for (let cycle = from; cycle < to; cycle++) {
      await endOnce(cycle);
    }
  }

  async function endOnce(cycle: number) {
    const { server } = pods;
    server.remove('pods', 'production', `pod-${(cycle + 3) % PODS}`);
    server.put('pods', aPod(cycle), aPod(cycle + 1));
    const newest = server.version;
    endings[cycle % endings.length]?.();
    await until(() => Number(pods.reflector.version) >= newest);
    await until(() => server.openWatches === 1);
    server.requests.length = 0;
  }

  const end = () => pods.server.endWatches();
  const drop = () => pods.server.dropWatches();
  const forget = () => {
    pods.server.compact();
    drop();
  };
  const endings = [end, drop, end, end, end, drop, end, forget];

  async function until(condition: () => boolean) {
    while (!condition()) {
      await new Promise(setImmediate);
    }
  }

  /** What there is of everything that a watch could leave behind. */
  async function measure() {
    pods.server.put(
      'pods',
      ...Array.from({ length: PODS }, (_, at) => aPod(at)),
    );
    pods.server.compact();
    await until(pods.follows);
    collectGarbage();
    await new Promise(setImmediate);
    collectGarbage();
    return {
      kept: {
        size: pods.store.size,
        indexSize: pods.store.indexSize,
        abortListeners,
        sockets: pods.server.openSockets,
      },
      handles: process
        .getActiveResourcesInfo()
        .filter(name => /^(TCP|Timeout)/.test(name)).length,
      heap: process.memoryUsage().heapUsed,
    };
  }

  /** By hand, as a mock would keep each of its calls. To remove a listener that is not there changes nothing. */
  function countAbortListeners() {
    abortListeners = 0;
    const listening = new WeakMap<AbortSignal, WeakSet<object>>();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    AbortSignal.prototype.addEventListener = function add(...args: unknown[]) {
      const known = listening.get(this) ?? new WeakSet();
      listening.set(this, known);
      if (!known.has(args[1] as object)) {
        known.add(args[1] as object);
        abortListeners++;
      }
      return addEventListener.apply(this, args as never);
    };
    AbortSignal.prototype.removeEventListener = function remove(
      ...args: unknown[]
    ) {
      if (listening.get(this)?.delete(args[1] as object)) {
        abortListeners--;
      }
      return removeEventListener.apply(this, args as never);
    };
  }
});

function aPod(number: number): RawObject {
  const replicaSet = aRawReplicaSet(aRawDeployment());
  return aRawPod(replicaSet, {
    name: `pod-${number % PODS}`,
    restarts: number,
  });
}
