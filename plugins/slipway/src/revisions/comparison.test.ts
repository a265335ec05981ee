import { unknownFact } from '@slipway/backstage-plugin-slipway-common';
import { aRevision } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { canRunAgain, getComparison } from './comparison';

const revisions = [
  aRevision({ revision: '5' }),
  aRevision({ revision: '4', current: true }),
  aRevision({ revision: '2' }),
];

describe('getComparison', () => {
  it.each([
    {
      name: 'the current and the one before it',
      picked: undefined,
      expected: { from: '2', to: '4' },
    },
    {
      name: 'those that were picked',
      picked: { from: '5', to: '2' },
      expected: { from: '5', to: '2' },
    },
    {
      name: 'the current again where one picked is gone',
      picked: { from: '3', to: '2' },
      expected: { from: '2', to: '4' },
    },
  ])('is $name', ({ picked, expected }) => {
    expect(getComparison(revisions, picked)).toEqual(expected);
  });

  it.each([
    { name: 'none', kept: [], expected: undefined },
    {
      name: 'one',
      kept: [aRevision({ revision: '1', current: true })],
      expected: undefined,
    },
    {
      name: 'a current one that is the oldest',
      kept: [
        aRevision({ revision: '2' }),
        aRevision({ revision: '1', current: true }),
      ],
      expected: { from: '2', to: '1' },
    },
  ])('knows what to do with $name', ({ kept, expected }) => {
    expect(getComparison(kept, undefined)).toEqual(expected);
  });
});

describe('canRunAgain', () => {
  const image = (value: boolean) =>
    ({
      known: true,
      value,
      source: 'ECR',
      observedAt: '2026-01-15T10:00:00.000Z',
    }) as const;

  it.each([
    {
      name: 'the current one',
      revision: aRevision({ current: true }),
      expected: false,
    },
    {
      name: 'one whose image is gone',
      revision: aRevision({ imageAvailable: image(false) }),
      expected: false,
    },
    {
      name: 'one whose image is there',
      revision: aRevision({ imageAvailable: image(true) }),
      expected: true,
    },
    {
      name: 'one of whose image nothing is known',
      revision: aRevision({
        imageAvailable: unknownFact('not-configured', 'no registry'),
      }),
      expected: true,
    },
  ])('says of $name: $expected', ({ revision, expected }) => {
    expect(canRunAgain(revision)).toBe(expected);
  });
});
