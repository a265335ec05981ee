import { cacheDirectory } from './cacheDirectory';

describe('cacheDirectory', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/cache' }, '/cache/slipway'],
    [{ XDG_CACHE_HOME: '/cache', SLIPWAY_CACHE: '/here' }, '/here'],
    [{}, expect.stringMatching(/\/\.cache\/slipway$/)],
  ])('follows %j', (environment, expected) => {
    expect(cacheDirectory(environment)).toEqual(expected);
  });
});
