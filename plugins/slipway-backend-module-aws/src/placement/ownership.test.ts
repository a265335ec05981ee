import { aDatastore, anInstance, arnOf, tags } from '../testUtils/builders';
import { checkOwnership } from './ownership';

const key = 'backstage.io/entity-ref';
const bearing = (value?: string) =>
  anInstance({ TagList: value === undefined ? [] : tags({ [key]: value }) });

describe('checkOwnership', () => {
  it.each(['resource:default/retail-pg', 'Resource:default/Retail-PG'])(
    'is proved by the tag %s',
    value => {
      expect(checkOwnership(bearing(value), aDatastore())).toEqual({
        proved: true,
        evidence: `tag ${key}: ${value}`,
      });
    },
  );

  it.each([
    'resource:default/customer-db',
    'component:default/retail-pg',
    'resource:other/retail-pg',
    'retail-pg',
    'resource:default/*',
    '',
  ])('S2: is not proved by the tag %j', value => {
    expect(checkOwnership(bearing(value), aDatastore())).toEqual({
      proved: false,
      message: `Its tag ${key} names '${value}' and not 'resource:default/retail-pg'`,
    });
  });

  it('S2: is not proved without the tag, and says how to set it', () => {
    expect(checkOwnership(bearing(), aDatastore())).toEqual({
      proved: false,
      message: `It has no tag ${key}: resource:default/retail-pg`,
      fix: `aws rds add-tags-to-resource --region us-east-1 --resource-name ${arnOf('retail-pg')} --tags Key=${key},Value=resource:default/retail-pg`,
    });
  });

  it('S2: takes nothing else for a proof', () => {
    const label = aDatastore({ ownership: { by: 'label', key } });
    expect(
      checkOwnership(bearing('resource:default/retail-pg'), label),
    ).toMatchObject({
      proved: false,
      message: expect.stringContaining("this target asks for 'label'"),
    });
  });

  it('takes the key that the admin chose', () => {
    const target = aDatastore({ ownership: { by: 'tag', key: 'owner' } });
    const instance = anInstance({
      TagList: tags({ owner: 'resource:default/retail-pg' }),
    });
    expect(checkOwnership(instance, target).proved).toBe(true);
    expect(checkOwnership(anInstance(), target).proved).toBe(false);
  });
});
