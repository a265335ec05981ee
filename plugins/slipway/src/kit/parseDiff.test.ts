import { parseDiff } from './parseDiff';

describe('parseDiff', () => {
  it('names what each line is', () => {
    const diff = [
      'Index: backend',
      '--- before',
      '+++ after',
      '@@ -1,2 +1,2 @@',
      ' spec:',
      '-  image: a',
      '+  image: b',
      '\\ No newline at end of file',
      '',
    ].join('\n');
    expect(parseDiff(diff)).toEqual([
      { type: 'place', text: '@@ -1,2 +1,2 @@' },
      { type: 'same', text: 'spec:' },
      { type: 'removed', text: '  image: a' },
      { type: 'added', text: '  image: b' },
    ]);
  });

  it('takes a removed line of dashes for what it is', () => {
    expect(parseDiff('@@ -1 +0,0 @@\n---- a\n')).toEqual([
      { type: 'place', text: '@@ -1 +0,0 @@' },
      { type: 'removed', text: '--- a' },
    ]);
  });

  it('has no line where nothing differs', () => {
    expect(parseDiff('')).toEqual([]);
    expect(parseDiff('--- before\n+++ after\n')).toEqual([]);
  });
});
