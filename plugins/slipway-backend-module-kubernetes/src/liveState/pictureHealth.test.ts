import { getPictureHealth, KindHealth } from './pictureHealth';

const at = (second: number) =>
  Date.parse('2026-01-01T00:00:00Z') + second * 1000;
const synced = (kind: KindHealth['kind'], second: number): KindHealth => ({
  kind,
  state: { status: 'synced' },
  isListed: true,
  lastContactAt: at(second),
});
const troubled = (
  kind: KindHealth['kind'],
  status: 'stale' | 'unreachable' | 'no-access',
  isListed = true,
): KindHealth => ({
  kind,
  state: { status, since: new Date(at(5)).toISOString(), message: 'why' },
  isListed,
  lastContactAt: isListed ? at(5) : undefined,
});

describe('getPictureHealth', () => {
  it.each<[string, KindHealth[], object]>([
    [
      'as old as its oldest kind',
      [synced('pods', 9), synced('deployments', 3)],
      { status: 'synced', observedAt: '2026-01-01T00:00:03.000Z' },
    ],
    [
      'loading while one kind is',
      [
        synced('pods', 9),
        { kind: 'deployments', state: { status: 'loading' }, isListed: false },
      ],
      { status: 'loading' },
    ],
    [
      'stale when one kind is',
      [synced('deployments', 9), troubled('pods', 'stale')],
      {
        status: 'stale',
        message: 'pods: why',
        since: '2026-01-01T00:00:05.000Z',
        observedAt: '2026-01-01T00:00:05.000Z',
      },
    ],
    [
      'unreachable before anything else',
      [troubled('deployments', 'no-access'), troubled('pods', 'unreachable')],
      { status: 'unreachable', message: 'pods: why' },
    ],
    [
      'without access, with what was seen',
      [synced('deployments', 9), troubled('pods', 'no-access', false)],
      { status: 'no-access', observedAt: '2026-01-01T00:00:09.000Z' },
    ],
    [
      'without anything seen',
      [troubled('pods', 'unreachable', false)],
      { status: 'unreachable', observedAt: undefined },
    ],
  ])('is %s', (_, kinds, expected) => {
    expect(getPictureHealth(kinds)).toMatchObject(expected);
  });
});
