import { ExampleRecord } from './exampleFile';
import { readHistory } from './history';
import { Manifest } from './manifests';

const place = { file: 'examples/kubernetes/history.yaml', line: 12 };

function aWorkload(kind: string, name: string, image?: string): Manifest {
  const object = {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'production' },
    spec: { template: { spec: { containers: [{ name: 'main', image }] } } },
  };
  return { place, object };
}

const manifests = [
  aWorkload('Deployment', 'backend', 'registry.example.com:5000/backend:1.0.0'),
  aWorkload('Deployment', 'imageless'),
  aWorkload('StatefulSet', 'cache', 'cache'),
];

const step = {
  namespace: 'production',
  workload: 'deployment/backend',
  ago: '3d4h',
  version: '1.1.0',
  cause: 'CI run 7',
  by: 'github-actions',
};

function record(value: Record<string, unknown>): ExampleRecord {
  return { place, value };
}

describe('readHistory', () => {
  it('reads a change, with the image of the manifest', () => {
    expect(readHistory([record(step)], manifests)).toEqual([
      {
        workload: {
          kind: 'Deployment',
          namespace: 'production',
          name: 'backend',
        },
        ago: 273_600_000,
        container: 'main',
        image: 'registry.example.com:5000/backend:1.1.0',
        version: '1.1.0',
        cause: 'CI run 7',
        by: 'github-actions',
        behaviour: undefined,
        readyAfter: undefined,
        exitCode: undefined,
        message: undefined,
        pause: false,
      },
    ]);
  });

  it('reads how the pods behave', () => {
    const [read] = readHistory(
      [
        record({
          ...step,
          behaviour: 'crash-loop',
          exitCode: 137,
          readyAfter: '5s',
        }),
      ],
      manifests,
    );
    expect(read).toMatchObject({
      behaviour: 'crash-loop',
      exitCode: 137,
      readyAfter: '5s',
    });
  });

  it.each([
    [
      { ...step, verzion: '1' },
      'the field verzion is not known. Use one of namespace, workload',
    ],
    [
      { ...step, version: undefined },
      "version is missing. Add version: '1.1.0'",
    ],
    [{ ...step, version: 1.1 }, 'version is not a text'],
    [{ ...step, ago: undefined }, "ago is missing. Add ago: '3d4h'"],
    [
      { ...step, ago: 'yesterday' },
      "'yesterday' is not an age. Write it in days, hours and minutes",
    ],
    [
      { ...step, ago: '30d' },
      '30d ago is before the first deploy. Write less than 21d',
    ],
    [
      { ...step, workload: 'backend' },
      "'backend' is not a workload. Write deployment/NAME",
    ],
    [{ ...step, workload: 'pod/backend' }, "'pod/backend' is not a workload"],
    [
      { ...step, workload: 'deployment/frontend' },
      'there is no deployment/frontend in production. Add it to examples/kubernetes/production',
    ],
    [
      { ...step, namespace: 'staging' },
      'there is no deployment/backend in staging',
    ],
    [
      { ...step, workload: 'deployment/imageless' },
      'has no container with an image',
    ],
    [
      { ...step, behaviour: 'explode' },
      "the behaviour 'explode' is not known. Use one of slow-start, crash-loop",
    ],
    [{ ...step, exitCode: 'high' }, 'exitCode is not a whole number'],
    [
      { ...step, workload: 'statefulset/cache', pause: true },
      'a StatefulSet cannot be paused',
    ],
  ])('refuses %j', (value, message) => {
    const read = () => readHistory([record(value)], manifests);
    expect(read).toThrow('examples/kubernetes/history.yaml:12: ');
    expect(read).toThrow(message);
  });

  it('refuses a change that is listed after a later one of its workload', () => {
    const later = { file: place.file, line: 20 };
    const records = [
      record({ ...step, ago: '2d' }),
      { place: later, value: { ...step, version: '1.2.0', ago: '2d1h' } },
    ];
    expect(() => readHistory(records, manifests)).toThrow(
      'examples/kubernetes/history.yaml:20: 2d1h ago is not after the change before it, which was 2d ago. Write less than 2d',
    );
  });
});
