import fc from 'fast-check';
import {
  describeCopyName,
  getCopyName,
  getOwnTags,
  parseDatastoreId,
} from './copyName';

const operationId = '0f3a2b1c-1111-4111-8111-111111111111';

describe('getCopyName', () => {
  it.each([
    ['retail-pg', 'restore', 'retail-pg-restored-0f3a2b1c'],
    ['retail-pg', 'drill', 'retail-pg-drill-0f3a2b1c'],
    ['retail-pg', 'snapshot', 'retail-pg-slipway-0f3a2b1c'],
    [
      `${'a'.repeat(44)}-${'b'.repeat(18)}`,
      'restore',
      `${'a'.repeat(44)}-restored-0f3a2b1c`,
    ],
  ] as const)('%s for a %s is %s', (source, purpose, name) => {
    expect(getCopyName(source, purpose, operationId)).toBe(name);
  });

  it('is shown without the digits of an operation that nobody has asked for yet', () => {
    expect(describeCopyName('retail-pg', 'drill')).toBe(
      'retail-pg-drill-<operation>',
    );
    expect(describeCopyName('retail-pg', 'drill', operationId)).toBe(
      'retail-pg-drill-0f3a2b1c',
    );
  });

  it('is one that RDS takes, is never that of the source, and is the operation’s own (F8, F9)', () => {
    const identifier = fc.stringMatching(/^[a-z](-?[a-z0-9]){0,31}$/);
    const purpose = fc.constantFrom('restore', 'drill', 'snapshot');
    fc.assert(
      fc.property(identifier, purpose, fc.uuid(), (source, what, id) => {
        const name = getCopyName(source, what as 'drill', id);
        expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
        expect(name.length).toBeLessThanOrEqual(63);
        expect(name).not.toBe(source);
        expect(name.endsWith(id.slice(0, 8))).toBe(true);
      }),
    );
  });
});

describe('parseDatastoreId', () => {
  it('is the identifier', () => {
    expect(parseDatastoreId('db-instance.retail-pg')).toBe('retail-pg');
  });

  it.each([
    'retail-pg',
    'deployment.backend',
    'db-instance.',
    'db-instance.-a',
    'db-instance.a--b',
    'db-instance.a-',
    'db-instance.A',
    'db-instance.a;reboot',
    `db-instance.${'a'.repeat(64)}`,
  ])('refuses %p', id => {
    expect(() => parseDatastoreId(id)).toThrow(
      `There is no data store '${id}'`,
    );
  });
});

it('getOwnTags leaves out what AWS and other operations have put there', () => {
  expect(
    getOwnTags([
      { Key: 'tier', Value: 'data' },
      { Key: 'aws:cloudformation:stack-name', Value: 'x' },
      { Key: 'slipway.dev/operation', Value: operationId },
      { Key: 'environment', Value: 'production' },
    ]),
  ).toEqual({ environment: 'production', tier: 'data' });
});
