import {
  activityQuerySchema,
  operationEventsQuerySchema,
  operationsQuerySchema,
  pageQuerySchema,
  revisionDiffQuerySchema,
  revisionsQuerySchema,
  scalingHistoryQuerySchema,
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
    ['an empty entity', { entityRef: '' }],
    ['somebody else', { requestedBy: 'user:default/ana' }],
  ])('of operations refuse %s', (_, query) => {
    expect(operationsQuerySchema.safeParse(query).success).toBe(false);
  });

  it('of operations are about the caller where no service is named', () => {
    expect(operationsQuerySchema.parse({})).toEqual({ limit: 20 });
  });

  const place = { environment: 'production', target: 'retail-cluster' };

  it.each([
    ['the last six hours unless told', {}, 6],
    ['as many hours as are asked for', { hours: '336' }, 336],
  ])('of a past are about %s', (_, asked, hours) => {
    expect(scalingHistoryQuerySchema.parse({ ...place, ...asked })).toEqual({
      ...place,
      hours,
    });
  });

  it.each(['0', '337', '1.5', '', 'day'])(
    'of a past refuse %j hours',
    hours => {
      const query = { ...place, hours };
      expect(scalingHistoryQuerySchema.safeParse(query).success).toBe(false);
    },
  );

  it.each([
    ['without a side', { ...place, from: '1' }],
    ['with an empty side', { ...place, from: '1', to: '' }],
    ['without a place', { from: '1', to: '2' }],
    [
      'with a side that is too long',
      { ...place, from: '1', to: 'x'.repeat(129) },
    ],
  ])('of a difference refuse one %s', (_, query) => {
    expect(revisionDiffQuerySchema.safeParse(query).success).toBe(false);
  });

  it('of activity are about every environment unless told', () => {
    expect(activityQuerySchema.parse({})).toEqual({ limit: 20 });
    expect(activityQuerySchema.safeParse({ environment: 'a/b' }).success).toBe(
      false,
    );
  });
});
