import { Entity } from '@backstage/catalog-model';
import { getOwners, matchesOwner } from './owners';

const anEntity = (overrides: Partial<Entity>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'backend', namespace: 'shop' },
  ...overrides,
});

describe('getOwners', () => {
  it.each<[string, Partial<Entity>, string[]]>([
    [
      'relations before spec.owner',
      {
        spec: { owner: 'group:default/other' },
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/Retail' },
          { type: 'dependsOn', targetRef: 'component:default/x' },
        ],
      },
      ['group:default/retail'],
    ],
    [
      'spec.owner in full',
      { spec: { owner: 'user:default/Ana' } },
      ['user:default/ana'],
    ],
    [
      'spec.owner by its name',
      { spec: { owner: 'retail' } },
      ['group:shop/retail'],
    ],
    ['no owner', { spec: {} }, []],
    ['an owner that is no text', { spec: { owner: 7 } }, []],
    ['an owner that is no reference', { spec: { owner: '' } }, []],
  ])('reads %s', (_, overrides, owners) => {
    expect(getOwners(anEntity(overrides))).toEqual(owners);
  });
});

describe('matchesOwner', () => {
  it.each<[string, string[], boolean]>([
    ['group:default/retail', ['group:default/*'], true],
    ['group:default/retail', ['group:default/ret*l'], true],
    ['group:default/retail', ['*'], true],
    ['group:default/retail', ['group:other/*', 'group:default/retail'], true],
    ['group:default/retail', ['group:default/retai'], false],
    ['group:default/retail', ['user:default/*'], false],
    ['user:default/ana', ['group:*/*'], false],
    ['group:default/a.b', ['group:default/a?b'], false],
    ['group:default/aXb', ['group:default/a.b'], false],
    ['group:default/retail', [], false],
  ])('%s among %j: %s', (owner, patterns, expected) => {
    expect(matchesOwner(owner, patterns)).toBe(expected);
  });
});
