import { TestCluster } from '../controllers/testUtils/TestCluster';
import { getPodLog } from './getPodLog';

describe('the log of a container', () => {
  let cluster: TestCluster;

  beforeEach(() => {
    cluster = new TestCluster();
  });

  const read = (
    options: Partial<Parameters<typeof getPodLog>[2]> = {},
    container = 'backend',
  ) =>
    getPodLog(cluster, cluster.pods()[0]!, {
      container,
      previous: false,
      timestamps: false,
      ...options,
    });

  it('tells how a service starts and what it answers, always the same', async () => {
    cluster.deploy({ replicas: 1 });
    await cluster.pass(120);
    const log = read();
    expect(log).toMatch(/Starting BackendApplication v1\.0\.0 using Java 21/);
    expect(log).toMatch(/Started BackendApplication in 1\.000 seconds/);
    expect(log).toMatch(/GET \/api\/v1\/\S+ 200 \d+ms/);
    expect(read()).toBe(log);
    await cluster.pass(60);
    expect(read().startsWith(log)).toBe(true);
  });

  it('tells what nginx serves', async () => {
    cluster.deploy({ name: 'consumer-web', replicas: 1 });
    await cluster.pass(60);
    expect(read({}, 'consumer-web')).toMatch(
      /ready for start up\n.*\[notice\]/,
    );
    expect(read({}, 'consumer-web')).toMatch(/"GET \/\S* HTTP\/1\.1" 200 /);
  });

  it('ends with why the container ended', async () => {
    cluster.deploy({
      replicas: 1,
      behaviour: {
        behaviour: 'crash-loop',
        'exit-code': '1',
        message: 'no database',
      },
    });
    await cluster.pass(4);
    expect(read().trimEnd().split('\n').at(-1)).toBe('no database');
    expect(read({ previous: true })).toBe(read());
    await cluster.pass(9.3);
    expect(read()).not.toContain('no database');
    expect(read({ previous: true })).toContain('no database');
  });

  it('gives as much as is asked for', async () => {
    cluster.deploy({ replicas: 1 });
    await cluster.pass(600);
    const lines = read().trimEnd().split('\n');
    expect(read({ tailLines: 3 }).trimEnd().split('\n')).toEqual(
      lines.slice(-3),
    );
    expect(read({ tailLines: 0 })).toBe('');
    expect(read({ limitBytes: 40 })).toBe(read().slice(0, 40));
    expect(lines.join('\n')).toContain(read({ sinceSeconds: 60 }).trimEnd());
    expect(read({ sinceSeconds: 60 }).split('\n').length).toBeLessThan(30);
    expect(read({ timestamps: true })).toMatch(
      /^2026-01-15T09:00:01\.\d{9}Z 2026-/,
    );
  });

  it.each([
    [
      'is being made',
      {},
      {},
      'container "backend" in pod "POD" is waiting to start: ContainerCreating',
    ],
    [
      'has no image',
      { behaviour: 'image-pull-error' },
      {},
      'container "backend" in pod "POD" is waiting to start: image can\'t be pulled',
    ],
    [
      'has not ended before',
      {},
      { previous: true },
      'previous terminated container "backend" in pod "POD" not found',
    ],
  ])('is refused of one that %s', async (_, behaviour, options, message) => {
    cluster.deploy({ replicas: 1, behaviour });
    await cluster.pass(0.5);
    const { name } = cluster.pods()[0]!.metadata;
    expect(() => read(options)).toThrow(
      expect.objectContaining({
        code: 400,
        reason: 'BadRequest',
        message: message.replace('POD', name),
      }),
    );
  });
});
