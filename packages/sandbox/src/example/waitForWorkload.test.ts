import { Watch } from '@kubernetes/client-node';
import { waitForWorkload } from './waitForWorkload';
import { Workload } from './workload';

const ref = { kind: 'Deployment', namespace: 'production', name: 'backend' };

function generation(observedGeneration: number): Workload {
  return { status: { observedGeneration } };
}

/** A watch whose connections tell these workloads each, and are closed by the server after the last one but never before. */
function aWatch(...connections: Workload[][]) {
  const paths: string[] = [];
  const remaining = [...connections];
  const watch: Watch['watch'] = async (path, query, tell, done) => {
    paths.push(
      `${path}?${new URLSearchParams(query as Record<string, string>)}`,
    );
    const controller = new AbortController();
    const workloads = remaining.shift() ?? [];
    setImmediate(() => {
      workloads.forEach(workload => tell('MODIFIED', workload));
      setImmediate(() => done(undefined));
    });
    return controller;
  };
  return { watch: { watch } as Watch, paths };
}

const isThird = ({ status }: Workload) => status?.observedGeneration === 3;

describe('waitForWorkload', () => {
  it('watches the one workload until the condition holds', async () => {
    const { watch, paths } = aWatch([
      generation(1),
      generation(2),
      generation(3),
    ]);
    await waitForWorkload({
      watch,
      ref,
      condition: isThird,
      what: 'the third',
    });

    expect(paths).toEqual([
      '/apis/apps/v1/namespaces/production/deployments?fieldSelector=metadata.name%3Dbackend',
    ]);
  });

  it('watches again when the server closes the connection', async () => {
    const { watch, paths } = aWatch([generation(1)], [], [generation(3)]);
    await waitForWorkload({
      watch,
      ref,
      condition: isThird,
      what: 'the third',
    });
    expect(paths).toHaveLength(3);
  });

  it('tells the condition which kind it looks at', async () => {
    const { watch } = aWatch([generation(1)]);
    const kinds: unknown[] = [];
    await waitForWorkload({
      watch,
      ref,
      what: 'anything',
      condition: ({ kind }) => kinds.push(kind) > 0,
    });
    expect(kinds).toEqual(['Deployment']);
  });

  it('passes on that the cluster cannot be reached', async () => {
    const watch: Watch['watch'] = async (_path, _query, _tell, done) => {
      done(new Error('connect ECONNREFUSED'));
      return new AbortController();
    };
    await expect(
      waitForWorkload({
        watch: { watch } as Watch,
        ref,
        condition: isThird,
        what: 'the third',
      }),
    ).rejects.toThrow('ECONNREFUSED');
  });
});
