import { readReadyColumn } from './readyColumn';

describe('readReadyColumn', () => {
  it.each([
    ['payment-gateway   2/13   13    2     9m1s', { ready: 2, desired: 13 }],
    ['', undefined],
    ['No resources found', undefined],
  ])('reads "%s"', (line, found) => {
    expect(readReadyColumn(line)).toEqual(found);
  });
});
