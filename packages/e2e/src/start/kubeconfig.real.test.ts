import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApiException,
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  RbacAuthorizationV1Api,
  setHeaderOptions,
} from '@kubernetes/client-node';
import {
  prepareKubeconfigCluster,
  removeFromKubeconfigCluster,
  type DemoCluster,
} from 'sandbox';
import { startControlPlane, until, type ControlPlane } from '../controlPlane';

// The whole example is rolled out several times.
jest.setTimeout(400_000);

const label = { 'sandbox.slipway.dev/example': 'retail' };
const workingNamespaces = [
  'development',
  'staging',
  'production',
  'production-2',
];

/** One after the other, as on a cluster that somebody tries the demo on. */
describe('the demo on a cluster of the user', () => {
  let folder: string;
  let plane: ControlPlane;
  let admin: KubeConfig;
  let core: CoreV1Api;
  const shown: string[] = [];

  const optionsOf = (user: string, yes: boolean) => ({
    choice: { file: plane.kubeconfigPathOf(user), context: undefined },
    yes,
    log: (line: string) => void shown.push(line),
    show: (text: string) => void shown.push(text),
  });
  const start = async (user = 'admin', yes = true, reset = false) => {
    const options = { ...optionsOf(user, yes), reset };
    const apply = await prepareKubeconfigCluster(options);
    return apply();
  };
  const remove = (user = 'admin', yes = true) =>
    removeFromKubeconfigCluster(optionsOf(user, yes));
  const namespaces = async () =>
    (await core.listNamespace()).items.map(it => it.metadata?.name ?? '');
  const createNamespace = (name: string, labels?: Record<string, string>) =>
    core.createNamespace({ body: { metadata: { name, labels } } });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-own-'));
    plane = await startControlPlane({
      dataDirectory: join(folder, 'cluster'),
      name: 'own',
      users: [{ name: 'team' }, { name: 'guest' }],
    });
    admin = new KubeConfig();
    admin.loadFromFile(plane.kubeconfigPath);
    core = admin.makeApiClient(CoreV1Api);
  });
  beforeEach(() => shown.splice(0));
  afterAll(async () => {
    await plane.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('changes nothing without a yes, and shows what it would do', async () => {
    const before = await namespaces();
    await expect(start('admin', false)).rejects.toThrow('Add --yes');
    expect(await namespaces()).toEqual(before);
    expect(shown.join('\n')).toMatch(
      /cluster +own, https:[^]*namespaces +.*production \(new\)[^]*create +\d+ objects: .*Deployment/,
    );
  });

  it('names the rights that somebody lacks', async () => {
    const before = await namespaces();
    await expect(start('guest')).rejects.toThrow('Nothing was changed');
    expect(await namespaces()).toEqual(before);
  });

  it('leaves a namespace alone that is somebody else’s', async () => {
    await createNamespace('production');
    await expect(start()).rejects.toThrow(
      "has namespace/production, which is not the example's and would be touched",
    );
    expect(await namespaces()).not.toContain('staging');
    await core.deleteNamespace({ name: 'production' });
    await until(
      'The namespace being gone',
      async () => !(await namespaces()).includes('production'),
    );
  });

  describe('applied', () => {
    let demo: DemoCluster;
    beforeAll(async () => {
      await createNamespace('monitoring');
      demo = await start();
    });

    const appsOf = (token: string) => {
      const config = new KubeConfig();
      config.loadFromClusterAndUser(
        { ...admin.getCurrentCluster()!, name: 'own' },
        { name: 'token', token },
      );
      return config.makeApiClient(AppsV1Api);
    };
    const patch = (token: string, namespace: string, name: string) =>
      appsOf(token).patchNamespacedDeployment(
        { namespace, name, body: { metadata: { annotations: { a: 'b' } } } },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      );

    it('runs what nodes can pull, under the versions of the services', async () => {
      const apps = admin.makeApiClient(AppsV1Api);
      const { spec, metadata } = await apps.readNamespacedDeployment({
        namespace: 'production',
        name: 'backend',
      });
      expect(spec?.template.spec?.containers[0]?.image).toMatch(
        /^docker\.io\/library\/busybox:1\.2\.0@sha256:/,
      );
      expect(metadata?.labels).toMatchObject(label);
    });

    it('reads with one credential and changes with another one', async () => {
      const { readerToken, executorToken } = demo.access['retail-cluster'];
      const { items } =
        await appsOf(readerToken).listDeploymentForAllNamespaces();
      expect(items.length).toBeGreaterThan(15);
      await expect(
        patch(readerToken, 'production', 'backend'),
      ).rejects.toMatchObject({ code: 403 });
      await patch(executorToken, 'production', 'backend');
      await expect(
        appsOf(executorToken).listDeploymentForAllNamespaces(),
      ).rejects.toMatchObject({ code: 403 });
    });

    it('leaves a namespace of somebody else without a label', async () => {
      const { metadata } = await core.readNamespace({ name: 'monitoring' });
      expect(Object.keys(metadata?.labels ?? {})).toEqual([
        'kubernetes.io/metadata.name',
      ]);
    });

    it('is begun anew by a reset', async () => {
      const uidOf = async () =>
        (await core.readNamespace({ name: 'production' })).metadata?.uid;
      const before = await uidOf();
      demo = await start('admin', true, true);
      expect(shown.join('\n')).toContain('removes what an earlier start');
      expect(await uidOf()).not.toBe(before);
    });

    it('is taken away with everything but what others have put there', async () => {
      await core.createNamespacedConfigMap({
        namespace: 'staging',
        body: { metadata: { name: 'mine' }, data: { kept: 'yes' } },
      });
      await expect(remove('admin', false)).rejects.toThrow('Add --yes');
      await remove();
      const left = await namespaces();
      expect(left).toEqual(
        expect.arrayContaining(['staging', 'monitoring', 'kube-system']),
      );
      expect(left).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(dev|prod|slip)/)]),
      );
      const { data } = await core.readNamespacedConfigMap({
        namespace: 'staging',
        name: 'mine',
      });
      expect(data).toEqual({ kept: 'yes' });
      await expect(
        admin
          .makeApiClient(RbacAuthorizationV1Api)
          .readClusterRole({ name: 'slipway-reader' }),
      ).rejects.toMatchObject({ code: 404 });
      expect(shown.join('\n')).toContain(
        'Keeping the namespace staging, which others use: configmap/mine',
      );
    });
  });

  it('makes do with the rights of some namespaces', async () => {
    const rbac = admin.makeApiClient(RbacAuthorizationV1Api);
    await core.deleteNamespacedConfigMap({
      namespace: 'staging',
      name: 'mine',
    });
    for (const namespace of [...workingNamespaces, 'slipway']) {
      if (namespace !== 'staging') {
        await createNamespace(namespace, label);
      }
      await rbac.createNamespacedRoleBinding({
        namespace,
        body: {
          metadata: { name: 'team', labels: label },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'cluster-admin',
          },
          subjects: [{ kind: 'User', name: 'team' }],
        },
      });
    }
    await start('team');
    expect(shown.join('\n')).toContain('in namespaces only');
    const { items } = await rbac.listRoleForAllNamespaces();
    expect(
      items
        .filter(it => it.metadata?.name === 'slipway-reader')
        .map(it => it.metadata?.namespace)
        .sort(),
    ).toEqual([...workingNamespaces].sort());
    const none: unknown = await rbac
      .readClusterRole({ name: 'slipway-reader' })
      .catch((error: unknown) => (error as ApiException<unknown>).code);
    expect(none).toBe(404);
  });
});
