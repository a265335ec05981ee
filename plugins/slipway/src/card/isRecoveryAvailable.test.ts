import { isRecoveryAvailable } from './isRecoveryAvailable';

const entity = (kind: string, ...dependsOn: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'backend' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/retail' },
    ...dependsOn.map(targetRef => ({ type: 'dependsOn', targetRef })),
  ],
});

describe('isRecoveryAvailable', () => {
  it.each([
    ['a data store', entity('Resource'), true],
    [
      'a component with a data store',
      entity(
        'Component',
        'component:default/other',
        'resource:default/retail-pg',
      ),
      true,
    ],
    [
      'a component without one',
      entity('Component', 'component:default/other'),
      false,
    ],
    ['an API', entity('API', 'resource:default/retail-pg'), false],
  ])('of %s', (_, given, expected) => {
    expect(isRecoveryAvailable(given)).toBe(expected);
  });

  it('of an entity without relations', () => {
    const { relations, ...bare } = entity('Component');
    expect(relations).toHaveLength(1);
    expect(isRecoveryAvailable(bare)).toBe(false);
  });
});
