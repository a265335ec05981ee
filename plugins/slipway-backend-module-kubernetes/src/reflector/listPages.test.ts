import { JsonObject } from '@backstage/types';
import { ClusterClient } from '../clusters/cluster';
import { listPages } from './listPages';

describe('listPages', () => {
  let asked: number;

  const list = (answer: JsonObject) => {
    asked = 0;
    const client: Pick<ClusterClient, 'read'> = {
      read: async () => {
        asked++;
        return answer;
      },
    };
    return listPages(client as ClusterClient, {
      path: '/api/v1/pods',
      trim: object => object,
      timeoutMs: 1_000,
      signal: new AbortController().signal,
    });
  };

  it('takes an empty list for empty, also where it is written as null', async () => {
    const metadata = { resourceVersion: '7' };
    expect(await list({ items: null, metadata })).toEqual({
      items: [],
      version: '7',
    });
  });

  it.each<[string, JsonObject]>([
    ['an empty object', {}],
    ['a status', { kind: 'Status', status: 'Success', metadata: {} }],
    ['a list without a version', { items: [], metadata: {} }],
    ['a version without a list', { metadata: { resourceVersion: '7' } }],
    ['a thing', { items: {}, metadata: { resourceVersion: '7' } }],
  ])('does not take %s for an empty list (F4)', async (_, answer) => {
    await expect(list(answer)).rejects.toThrow('is no list');
    expect(asked).toBe(1);
  });

  it('gives a list up that does not end (F4)', async () => {
    const metadata = { resourceVersion: '7', continue: 'more' };
    await expect(list({ items: [], metadata })).rejects.toThrow('does not end');
    expect(asked).toBe(1_001);
  });
});
