import { appendOlder, LoadedList, mergeNewest } from './mergePages';

interface Item {
  id: string;
  state?: string;
}

const keyOf = ({ id }: Item) => id;
const list = (ids: string, nextCursor?: string): LoadedList<Item> => ({
  items: [...ids].map(id => ({ id })),
  nextCursor,
});

describe('mergeNewest', () => {
  it.each([
    ['nothing was loaded before', undefined, list('ab', '1'), list('ab', '1')],
    ['it is all there is', list('abc', '9'), list('ab'), list('ab')],
    [
      'it meets what was loaded',
      list('cdef', '9'),
      list('abcd', '1'),
      list('abcdef', '9'),
    ],
    [
      'it ends where the loaded end',
      list('bc', '9'),
      list('abc', '1'),
      list('abc', '1'),
    ],
    [
      'it ends before it meets what was loaded',
      list('xyz', '9'),
      list('ab', '1'),
      list('ab', '1'),
    ],
  ])('keeps what is known where %s', (_, known, newest, expected) => {
    expect(mergeNewest(known, newest, keyOf)).toEqual(expected);
  });

  it('takes the newest state of each item', () => {
    const known = { items: [{ id: 'a', state: 'running' }, { id: 'b' }] };
    const newest = {
      items: [{ id: 'a', state: 'succeeded' }],
      nextCursor: '1',
    };
    expect(mergeNewest<Item>(known, newest, keyOf).items).toEqual([
      { id: 'a', state: 'succeeded' },
      { id: 'b' },
    ]);
  });
});

describe('appendOlder', () => {
  it('puts each item there once', () => {
    expect(appendOlder(list('abc', '1'), list('cde', '2'), keyOf)).toEqual(
      list('abcde', '2'),
    );
  });
});
