import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readPollSeconds } from './pollSeconds';

const read = (aws?: JsonObject) =>
  readPollSeconds(new ConfigReader(aws && { slipway: { aws } }));

describe('readPollSeconds', () => {
  it('is 30 where nothing is said', () => {
    expect([read(), read({}), read({ pollSeconds: 5 })]).toEqual([30, 30, 5]);
  });

  it.each<[JsonObject, string]>([
    [{ pollSeconds: 0 }, "Invalid value 0 at 'slipway.aws.pollSeconds'"],
    [{ pollSeconds: 'often' }, `Invalid value "often"`],
    [{ pollMinutes: 1 }, "at 'slipway.aws.pollMinutes': nothing reads"],
  ])('refuses %j', (aws, message) => {
    expect(() => read(aws)).toThrow(message);
  });
});
