import { Placeholders } from './Placeholders';

const uid = '0b0f4c0a-1f6e-4f3e-9a3e-0a4d3c2b1a00';

const pod = {
  kind: 'Pod',
  metadata: {
    name: 'web-7d9f8b6c5d-x2k4v',
    generateName: 'web-7d9f8b6c5d-',
    uid,
    resourceVersion: '1234',
    labels: { 'pod-template-hash': '7d9f8b6c5d' },
    creationTimestamp: '2026-01-15T09:00:00Z',
  },
};

function placeholders(...values: unknown[]): Placeholders {
  const learned = new Placeholders();
  learned.learn(values);
  return learned;
}

describe('Placeholders', () => {
  it('takes the place of what differs between clusters', () => {
    expect(placeholders(pod).replace(pod)).toEqual({
      kind: 'Pod',
      metadata: {
        name: 'web-<hash-1>-<random>',
        generateName: 'web-<hash-1>-',
        uid: '<uid of web-<hash-1>-<random>>',
        resourceVersion: '<version>',
        labels: { 'pod-template-hash': '<hash-1>' },
        creationTimestamp: '<time>',
      },
    });
  });

  it.each([
    [
      `back-off restarting pod web-7d9f8b6c5d-x2k4v_default(${uid})`,
      'back-off restarting pod web-<hash-1>-<random>_default(<uid of web-<hash-1>-<random>>)',
    ],
    [
      'too old resource version: 5 (99)',
      'too old resource version: <old> (<version>)',
    ],
    ['node-2 in us-east-1a', '<node> in <zone>'],
    ['nothing of it', 'nothing of it'],
    ['00000000-0000-4000-8000-000000000000', '<uid>'],
  ])('in a message: %s', (message, expected) => {
    expect(placeholders(pod).replace(message)).toBe(expected);
  });

  it('numbers hashes in the order in which they came', () => {
    const set = (hash: string) => ({
      metadata: { labels: { 'pod-template-hash': hash } },
    });
    expect(
      placeholders(set('bbbb'), set('aaaa')).replace(['web-aaaa', 'web-bbbb']),
    ).toEqual(['web-<hash-2>', 'web-<hash-1>']);
  });

  it('hides where a list goes on, but not a token that no list gave out', () => {
    const list = { metadata: { continue: 'abc=' } };
    expect(
      placeholders(list).replace(['?continue=abc%3D', '?continue=other']),
    ).toEqual(['?continue=<continue>', '?continue=other']);
  });
});
