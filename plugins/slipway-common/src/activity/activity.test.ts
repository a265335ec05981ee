import { ObservedChange } from './observedChange';
import {
  aChangeItem,
  anObservedChange,
  anOperation,
  anOperationItem,
} from '../testUtils';
import { activityItemSchema, activityPageSchema } from './activity';

const items = [
  anOperationItem(anOperation()),
  aChangeItem(anObservedChange()),
  aChangeItem(
    anObservedChange({
      kind: 'paused',
      from: undefined,
      to: undefined,
      madeBy: { known: false, reason: 'none-recorded', message: 'Unknown' },
    }),
  ),
];

/** Every kind: one that is forgotten does not compile. */
const kinds: Record<ObservedChange['kind'], true> = {
  appeared: true,
  deployed: true,
  'rolled-back': true,
  scaled: true,
  paused: true,
  resumed: true,
  removed: true,
};

describe('activityPageSchema', () => {
  it('keeps what the builders make', () => {
    const page = { items, nextCursor: 'next' };
    expect(activityPageSchema.parse(page)).toEqual(page);
  });

  it('keeps out what the contract does not name', () => {
    const [, item] = items;
    expect(activityItemSchema.parse({ ...item, sequence: 4 })).toEqual(item);
  });

  it.each(Object.keys(kinds))('takes a change of kind %s', kind => {
    const item = aChangeItem(
      anObservedChange({ kind: kind as ObservedChange['kind'] }),
    );
    expect(activityItemSchema.parse(item)).toEqual(item);
  });

  it.each([
    ['an unknown type', { ...items[0], type: 'alert' }],
    ['an operation without one', { type: 'operation', at: items[0]!.at }],
    [
      'a change whose maker is neither known nor unknown',
      aChangeItem({ ...anObservedChange(), madeBy: undefined as never }),
    ],
    ['no time', { ...items[1], at: 'yesterday' }],
  ])('refuses %s', (_, item) => {
    expect(activityItemSchema.safeParse(item).success).toBe(false);
  });
});
