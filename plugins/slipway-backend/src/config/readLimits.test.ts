import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readLimits } from './readLimits';

const read = (limits?: JsonObject) =>
  readLimits(new ConfigReader(limits && { slipway: { limits } }));

describe('readLimits', () => {
  it('has a default for each, which what is written takes the place of', () => {
    const usual = read();
    expect(usual).toEqual({
      live: { perMinute: 120, inFlight: 6, inFlightOfAll: 60 },
      reads: { perMinute: 3000, inFlight: 50, inFlightOfAll: 500 },
      watched: { perPrincipal: 100, ofAll: 2000 },
    });
    expect(read({ live: { inFlight: 2 } })).toEqual({
      ...usual,
      live: { perMinute: 120, inFlight: 2, inFlightOfAll: 60 },
    });
  });

  it.each<[JsonObject, string]>([
    [
      { live: { perMinute: 0 } },
      "Invalid configuration at 'slipway.limits.live.perMinute', which is 0: a limit is a whole number of 1 or more. Write such a number, or remove the key for the default of 120.",
    ],
    [{ reads: { inFlight: 'many' } }, "'slipway.limits.reads.inFlight'"],
    [{ watched: { ofAll: 1.5 } }, 'which is 1.5'],
    [{ live: { perHour: 1 } }, "'slipway.limits.live.perHour': nothing reads"],
    [{ writes: {} }, "'slipway.limits.writes': nothing reads this key"],
  ])('refuses %j', (limits, message) => {
    expect(() => read(limits)).toThrow(message);
  });
});
