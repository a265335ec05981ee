import { readLoads } from './loads';
import { Manifest } from './manifests';

const place = { file: 'examples/kubernetes/loads.yaml', line: 3 };

function aDeployment(name: string, requests: object): Manifest {
  const object = {
    kind: 'Deployment',
    metadata: { name, namespace: 'production' },
    spec: {
      selector: { matchLabels: { app: name } },
      template: { spec: { containers: [{ resources: { requests } }] } },
    },
  };
  return { place, object };
}

const manifests = [
  aDeployment('backend', { cpu: '250m', memory: '512Mi' }),
  aDeployment('greedy', {}),
];

const load = {
  namespace: 'production',
  workload: 'deployment/backend',
  cpuPercent: 91,
  memoryPercent: 50,
};

describe('readLoads', () => {
  it('turns percent of the requests into what the pods use', () => {
    expect(readLoads([{ place, value: load }], manifests)).toEqual([
      {
        selector: { namespace: 'production', labels: { app: 'backend' } },
        load: { cpuMillicores: 228, memoryBytes: 268435456 },
        curve: undefined,
      },
    ]);
  });

  it('reads how the load of all pods goes up and down', () => {
    const curve = { period: '24h', low: 160, high: 910 };
    const [read] = readLoads([{ place, value: { ...load, curve } }], manifests);
    expect(read?.curve).toEqual({
      periodMs: 86_400_000,
      lowMillicores: 400,
      highMillicores: 2275,
    });
  });

  it.each([
    [
      { ...load, cpuPercent: '91 %' },
      'cpuPercent is not a percentage. Write it as cpuPercent: 70',
    ],
    [{ ...load, memoryPercent: -1 }, 'memoryPercent is not a percentage'],
    [
      { ...load, memoryPercent: undefined },
      'memoryPercent is not a percentage',
    ],
    [{ ...load, disk: 1 }, 'the field disk is not known'],
    [
      { ...load, curve: { period: 'a day', low: 1, high: 2 } },
      'curve is not a curve. Write it as curve: { period: 24h, low: 160, high: 910 }',
    ],
    [
      { ...load, curve: { period: '24h', low: 3, high: 2 } },
      'curve is not a curve',
    ],
    [{ ...load, curve: 'steep' }, 'curve is not a curve'],
    [
      { ...load, workload: 'deployment/greedy' },
      'does not request CPU and memory',
    ],
  ])('refuses %j', (value, message) => {
    const read = () => readLoads([{ place, value }], manifests);
    expect(read).toThrow('examples/kubernetes/loads.yaml:3: ');
    expect(read).toThrow(message);
  });
});
