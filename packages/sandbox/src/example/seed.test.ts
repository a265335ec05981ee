import { ExampleCluster } from './exampleCluster';
import { RetailExample } from './readExample';
import { seedExample } from './seed';
import { HISTORY_LABEL } from './stepPatch';

const backend = {
  kind: 'Deployment',
  namespace: 'production',
  name: 'backend',
};

function aStep(version: string) {
  return {
    workload: backend,
    ago: 0,
    container: 'backend',
    image: `backend:${version}`,
    version,
    cause: `deploy ${version}`,
    by: 'github-actions',
    behaviour: undefined,
    readyAfter: undefined,
    exitCode: undefined,
    message: undefined,
    pause: false,
  };
}

const place = { file: 'a.yaml', line: 1 };

const example: RetailExample = {
  manifests: [
    {
      place,
      object: { kind: 'Secret', metadata: { name: 'backend-secrets' } },
    },
    { place, object: { kind: 'Namespace', metadata: { name: 'production' } } },
    {
      place,
      object: {
        kind: 'Deployment',
        metadata: { namespace: 'production', name: 'backend' },
      },
    },
  ],
  history: [aStep('1.1.0'), aStep('1.2.0')],
  loads: [],
};

function aCluster(stepsDone: string | undefined) {
  const calls: string[] = [];
  const cluster: ExampleCluster = {
    apply: async ({ metadata }) => void calls.push(`apply ${metadata.name}`),
    createOnce: async ({ metadata }) =>
      void calls.push(`create ${metadata.name}`),
    read: async () => ({
      metadata: {
        labels: { [HISTORY_LABEL]: stepsDone ?? '0' },
      },
    }),
    patch: async (_ref, patch, by) =>
      void calls.push(`patch by ${by}: ${causeAndCount(patch)}`),
    waitFor: async (_ref, _condition, what) => void calls.push(`await ${what}`),
  };
  return { cluster, calls };
}

function causeAndCount(patch: object): string {
  const { metadata } = patch as {
    metadata: Record<'labels' | 'annotations', Record<string, string>>;
  };
  const [cause] = Object.values(metadata.annotations);
  return `${cause}, step ${metadata.labels[HISTORY_LABEL]}`;
}

describe('seedExample', () => {
  const log = () => {};

  it('makes one change after the other, each after the rollout before', async () => {
    const { cluster, calls } = aCluster(undefined);
    await seedExample({ cluster, example, log });

    expect(calls).toEqual([
      'apply production',
      'apply backend-secrets',
      'create backend',
      'await the rollout of the first deploy',
      'patch by github-actions: deploy 1.1.0, step 1',
      'await the rollout of 1.1.0',
      'patch by github-actions: deploy 1.2.0, step 2',
      'await the rollout of 1.2.0',
    ]);
  });

  it('goes on where it was interrupted', async () => {
    const { cluster, calls } = aCluster('1');
    await seedExample({ cluster, example, log });

    expect(calls.slice(3)).toEqual([
      'await the rollout of 1.1.0',
      'patch by github-actions: deploy 1.2.0, step 2',
      'await the rollout of 1.2.0',
    ]);
  });

  it('leaves a workload alone that has been through its history', async () => {
    const { cluster, calls } = aCluster('2');
    await seedExample({ cluster, example, log });
    expect(calls.slice(3)).toEqual([]);
  });
});
