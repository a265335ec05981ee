import { readDocComments } from './docComments';

describe('readDocComments', () => {
  const comments = readDocComments('plugins/slipway-common/src/index.ts');

  it.each([
    { type: 'OperationsPage', path: [], says: 'A page of operations' },
    { type: 'RevisionsPage', path: ['nextCursor'], says: 'next page begins' },
    { type: 'PlanRequest', path: ['entityRef'], says: 'Full entity reference' },
    {
      type: 'ServiceView',
      path: ['environments', '[]', 'phase'],
      says: 'The worst of its targets',
    },
  ])('finds what is said of $type $path', ({ type, path, says }) => {
    expect(comments.of(type, path)).toContain(says);
  });

  it('is silent on what is not there', () => {
    expect(comments.of('RevisionsPage', ['nothing'])).toBe('');
    expect(comments.of('Nothing')).toBe('');
  });
});
