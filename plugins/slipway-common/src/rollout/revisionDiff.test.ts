import { revisionDiffSchema } from './revisionDiff';

describe('revisionDiffSchema', () => {
  it('takes an empty difference', () => {
    const same = { from: '1', to: '2', diff: '' };
    expect(revisionDiffSchema.parse(same)).toEqual(same);
  });

  it('keeps out what the contract does not name', () => {
    const diff = { from: '1', to: '2', diff: '', template: { env: 'secret' } };
    expect(revisionDiffSchema.parse(diff)).toEqual({
      from: '1',
      to: '2',
      diff: '',
    });
  });
});
