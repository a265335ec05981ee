import { trimByKind } from '../model/trim';
import { quickTiming } from '../testUtils/aPicture';
import { eventually } from '../testUtils/eventually';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';
import { ReflectedPods } from '../testUtils/ReflectedPods';
import { KindReflectors } from './KindReflectors';

const replicaSet = aRawReplicaSet(aRawDeployment());

describe('KindReflectors', () => {
  let pods: ReflectedPods;
  let reflectors: ReturnType<typeof reflect>;

  beforeEach(async () => {
    pods = await ReflectedPods.create();
    pods.server.put('pods', aRawPod(replicaSet));
    reflectors = reflect();
    reflectors.start();
    await eventually(() => pods.server.openWatches === 1, 'it is watched');
    pods.server.script = ({ namespace }) =>
      isAllowed || namespace
        ? undefined
        : {
            status: 403,
            body: { message: 'User "reader" cannot list resource "pods"' },
          };
  });

  afterEach(async () => {
    reflectors.stop();
    await pods.stop();
  });

  let isAllowed = false;
  const reflect = () =>
    new KindReflectors({
      cluster: 'retail-cluster',
      client: pods.clusters.get('retail-cluster').watcher,
      collection: { group: '', version: 'v1', plural: 'pods', namespace: '' },
      namespaces: ['production'],
      trim: trimByKind.pods,
      store: pods.store,
      timing: quickTiming,
      onChanges() {},
      onVersion() {},
      onState() {},
    });
  const refusals = () =>
    pods.server.requests.filter(
      ({ verb, namespace }) => verb === 'watch' && !namespace,
    ).length - 1;
  const narrow = () => pods.server.requests.filter(each => each.namespace);

  it('does not believe a server that has not read its roles yet', async () => {
    isAllowed = false;
    pods.server.dropWatches();
    await eventually(() => refusals() === 3, 'it is refused three times');
    expect(pods.store.size).toBe(1);
    isAllowed = true;
    await eventually(() => reflectors.isAnySynced, 'it is synced again');

    expect(narrow()).toEqual([]);
    expect(pods.server.count('list')).toBe(1);
  });

  it('watches namespace by namespace where the right to see all was taken away', async () => {
    isAllowed = false;
    pods.server.dropWatches();
    await eventually(() => narrow().length >= 2, 'it watches a namespace');
    await eventually(() => reflectors.isAnySynced, 'it is synced again');

    expect(refusals()).toBe(6);
    expect(pods.store.size).toBe(1);
  });
});
