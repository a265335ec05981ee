import { findPlaces, readPlaces } from './places';

describe('the places of the demo', () => {
  it('are those of app-config.yaml', () => {
    expect(findPlaces(readPlaces(), 'production')).toEqual([
      {
        environment: 'production',
        cluster: 'retail-cluster',
        namespace: 'production',
      },
      {
        environment: 'production',
        cluster: 'retail-cluster-2',
        namespace: 'production-2',
      },
    ]);
  });

  it('are named where another is asked for', () => {
    expect(() => findPlaces(readPlaces(), 'qa')).toThrow(
      'has no environment "qa". It has development, staging, production.',
    );
  });
});
