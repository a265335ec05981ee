import {
  aChangeItem,
  anObservedChange,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { toMarks } from './toMarks';

const axis = { from: 0, to: 1000, markWidth: 0.1 };
const item = (id: string, at: number, environment = 'production') =>
  aChangeItem(
    anObservedChange({ id, at: new Date(at).toISOString(), environment }),
  );

describe('toMarks', () => {
  it.each([
    [
      'each for itself where there is room',
      [item('b', 800), item('a', 200)],
      [
        ['a', 0.2],
        ['b', 0.8],
      ],
    ],
    [
      'one for those that lie close, named after the newest',
      [item('c', 800), item('b', 750), item('a', 200)],
      [
        ['a', 0.2],
        ['c', 0.775],
      ],
    ],
    [
      'none for what lies before the axis or elsewhere',
      [item('b', 500, 'staging'), item('a', -1)],
      [],
    ],
  ])('makes %s', (_, items, expected) => {
    expect(
      toMarks(items, 'production', axis).map(({ key, position }) => [
        key,
        position,
      ]),
    ).toEqual(expected);
  });

  it('has the newest of a heap first', () => {
    const [mark] = toMarks(
      [item('b', 520), item('a', 500)],
      'production',
      axis,
    );
    expect(mark?.items).toEqual([item('b', 520), item('a', 500)]);
  });
});
