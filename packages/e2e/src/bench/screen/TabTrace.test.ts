import { firstAfter } from './TabTrace';

describe('firstAfter', () => {
  it('is the time to the next moment of each change', () => {
    const changes = [{ at: 100 }, { at: 200 }, { at: 900 }];
    expect(firstAfter(changes, [50, 130, 140, 200])).toEqual([30, 0]);
  });
});
