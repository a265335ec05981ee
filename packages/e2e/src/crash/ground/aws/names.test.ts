import { datastoreOf, isChange } from './names';

describe('the data store that a resource is about', () => {
  it.each([
    ['itself', 'retail-pg'],
    ['its ARN', 'arn:aws:rds:us-east-1:123456789012:db:retail-pg'],
    ['the snapshot from the beginning', 'retail-pg-kept'],
    ['a copy that a drill makes', 'retail-pg-drill-0f3a2b1c'],
    ['a copy that a restore makes', 'retail-pg-restored-0f3a2b1c'],
    ['a snapshot of an operation', 'retail-pg-slipway-0f3a2b1c'],
  ])('is known of %s', (_, resource) => {
    expect(datastoreOf(resource)).toBe('retail-pg');
  });

  it.each(['kill-drill-ended', 'kill-drill-deadbeef-0', 'kill-restored'])(
    'is %s, whose name only looks like that of a copy',
    name => {
      expect(datastoreOf(name)).toBe(name);
    },
  );
});

describe('a call', () => {
  it.each(['CreateDBSnapshot', 'DeleteDBInstance', 'AddTagsToResource'])(
    'changes something: %s',
    action => {
      expect(isChange(action)).toBe(true);
    },
  );

  it.each(['DescribeDBInstances', 'AssumeRole', 'SimulatePrincipalPolicy'])(
    'changes nothing: %s',
    action => {
      expect(isChange(action)).toBe(false);
    },
  );
});
