import { findImageChanges } from './imageChanges';
import { parseDiff } from './parseDiff';

const diffOf = (...lines: string[]) =>
  parseDiff(['--- a', '+++ b', '@@ -1 +1 @@', ...lines].join('\n'));

describe('findImageChanges', () => {
  it.each([
    {
      name: 'a tag',
      lines: [
        '-  - image: registry:5000/retail/backend:1.1.0',
        '+  - image: registry:5000/retail/backend:1.2.0',
      ],
      changes: [{ image: 'backend', from: '1.1.0', to: '1.2.0' }],
    },
    {
      name: 'a digest instead of a tag',
      lines: ['-    image: backend:1.1.0', '+    image: backend@sha256:12ab'],
      changes: [{ image: 'backend', from: '1.1.0', to: 'sha256:12ab' }],
    },
    {
      name: 'another registry',
      lines: ['-  image: a.example/backend:1', '+  image: b.example/backend:1'],
      changes: [
        {
          image: 'backend',
          from: 'a.example/backend:1',
          to: 'b.example/backend:1',
        },
      ],
    },
    {
      name: 'two containers, each with its own',
      lines: [
        '-  - image: backend:1',
        '-  - image: proxy:7',
        '+  - image: proxy:8',
        '+  - image: backend:2',
      ],
      changes: [
        { image: 'proxy', from: '7', to: '8' },
        { image: 'backend', from: '1', to: '2' },
      ],
    },
    {
      name: 'a container that is only added',
      lines: ['+  - image: proxy:8'],
      changes: [],
    },
    {
      name: 'an image that stays',
      lines: ['   image: backend:1', '-  replicas: 1', '+  replicas: 2'],
      changes: [],
    },
  ])('finds $name', ({ lines, changes }) => {
    expect(findImageChanges(diffOf(...lines))).toEqual(changes);
  });
});
