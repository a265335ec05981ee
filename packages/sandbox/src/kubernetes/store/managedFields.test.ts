import { SimulatorClock } from '../clock/SimulatorClock';
import { Resource } from '../resources/Resource';
import { resources } from '../resources/resources';
import { ObjectStore } from './ObjectStore';

const deployments: Resource = resources.deployments;

function aDeployment() {
  const clock = new SimulatorClock({ startAt: new Date('2026-01-01') });
  const store = new ObjectStore({ clock });
  const container = (image: string) => ({ name: 'web', image });
  const spec = (image: string) => ({
    replicas: 1,
    template: { spec: { containers: [container(image)] } },
  });
  store.create(
    deployments,
    { metadata: { namespace: 'retail', name: 'web' }, spec: spec('web:1') },
    { manager: { name: 'ci' } },
  );
  const setImage = (image: string, manager: string) =>
    store.update(
      deployments,
      'retail',
      'web',
      current => ({ ...current, spec: spec(image) }),
      { manager: { name: manager } },
    );
  return { clock, store, setImage };
}

const template = (fields: object) => ({
  'f:spec': {
    'f:template': {
      'f:spec': {
        'f:containers': { 'k:{"name":"web"}': fields },
      },
    },
  },
});

describe('managedFields', () => {
  it('names who set what, and when', async () => {
    const { clock, setImage } = aDeployment();
    await clock.advance(60_000);

    const { metadata } = setImage('web:2', 'kubectl-set');

    expect(metadata.managedFields).toEqual([
      {
        manager: 'ci',
        operation: 'Update',
        apiVersion: 'apps/v1',
        time: '2026-01-01T00:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:spec': {
            'f:replicas': {},
            ...template({ 'f:name': {} })['f:spec'],
          },
        },
      },
      {
        manager: 'kubectl-set',
        operation: 'Update',
        apiVersion: 'apps/v1',
        time: '2026-01-01T00:01:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: template({ 'f:image': {} }),
      },
    ]);
  });

  it('keeps the status apart', () => {
    const { store } = aDeployment();

    const { metadata } = store.update(
      deployments,
      'retail',
      'web',
      current => ({ ...current, status: { replicas: 1 } }),
      { subresource: 'status' },
    );

    expect(metadata.managedFields?.at(-1)).toMatchObject({
      manager: 'kube-controller-manager',
      subresource: 'status',
      fieldsV1: { 'f:status': { 'f:replicas': {} } },
    });
  });

  it('takes what was removed from everybody', () => {
    const { store } = aDeployment();

    const { metadata } = store.update(deployments, 'retail', 'web', current => {
      const { replicas: _, ...spec } = current.spec as { replicas: number };
      return { ...current, spec };
    });

    expect(JSON.stringify(metadata.managedFields)).not.toContain('f:replicas');
  });
});
