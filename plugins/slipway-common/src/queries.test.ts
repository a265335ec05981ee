import {
  operationEventsQuerySchema,
  operationsQuerySchema,
  pageQuerySchema,
  revisionsQuerySchema,
} from './queries';

describe('pages', () => {
  it('have 20 items unless told', () => {
    expect(pageQuerySchema.parse({})).toEqual({ limit: 20 });
  });

  it.each(['0', '101', '1.5', 'all'])('refuse a limit of %s', limit => {
    expect(pageQuerySchema.safeParse({ limit }).success).toBe(false);
  });
});

describe('queries', () => {
  it('of revisions leave the diff out unless asked', () => {
    expect(
      revisionsQuerySchema.parse({
        environment: 'production',
        target: 'retail-cluster',
      }),
    ).toEqual({
      environment: 'production',
      target: 'retail-cluster',
      diff: 'false',
      limit: 20,
    });
  });

  it('of events begin at the beginning', () => {
    expect(operationEventsQuerySchema.parse({ limit: '100' })).toEqual({
      after: 0,
      limit: 100,
    });
  });

  it.each([
    [
      'a field to sort by',
      { entityRef: 'component:default/a', sort: 'reason' },
    ],
    ['no entity', {}],
  ])('of operations refuse %s', (_, query) => {
    expect(operationsQuerySchema.safeParse(query).success).toBe(false);
  });
});
