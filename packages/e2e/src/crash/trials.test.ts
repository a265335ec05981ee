import { groundNames } from './ground/Grounds';
import { boundariesOf, subjectOf, subjects } from './subjects';
import { chooseTrials, inParts, type Trial } from './trials';

const count = (trials: readonly Trial[], subject: object) =>
  trials.filter(it => it.subject === subject).length;

describe('the choice of what is tried', () => {
  it('is everything for "all"', () => {
    const all = chooseTrials('killed', 'all');
    for (const subject of subjects) {
      expect(
        all.filter(it => it.subject === subject).map(it => it.boundary),
      ).toEqual(boundariesOf(subject.kind));
    }
  });

  it.each(groundNames)(
    'has every subject on %s, and the one with the fewest boundaries whole',
    ground => {
      const sample = chooseTrials('killed', 'a commit');
      const onGround = subjects.filter(it => it.ground === ground);
      const fewest = Math.min(
        ...onGround.map(({ kind }) => boundariesOf(kind).length),
      );
      const counts = onGround.map(subject => count(sample, subject));
      expect(counts.filter(it => it === fewest)).toHaveLength(1);
      expect(counts.filter(it => it !== fewest)).toEqual(
        Array.from({ length: onGround.length - 1 }, () => 2),
      );
    },
  );

  it('takes the first of those with equally few', () => {
    const [first, second] = [subjectOf.scale, subjectOf.rollback];
    const sample = chooseTrials('killed', 'a commit', [first, second]);
    expect([count(sample, first), count(sample, second)]).toEqual([
      boundariesOf('scale').length,
      2,
    ]);
  });

  it('is the same for the same text', () => {
    expect(chooseTrials('killed', 'a commit')).toEqual(
      chooseTrials('killed', 'a commit'),
    );
  });

  it.each([
    ['text', chooseTrials('killed', 'another commit')],
    ['fault', chooseTrials('restarted', 'a commit')],
  ])('is another for another %s', (_, others) => {
    expect(others).not.toEqual(chooseTrials('killed', 'a commit'));
  });

  it('comes to every boundary in the course of commits', () => {
    const seen = new Set(
      Array.from({ length: 100 }, (_, index) =>
        chooseTrials('killed', `commit ${index}`),
      )
        .flat()
        .map(({ subject, boundary }) => `${subject.name} ${boundary}`),
    );
    expect(seen.size).toBe(chooseTrials('killed', 'all').length);
  });
});

describe('the parts of what is tried', () => {
  const all = chooseTrials('killed', 'all');
  const parts = inParts(all);

  it('are as large as one process carries out at once', () => {
    expect(parts.flat()).toEqual(all);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(50);
  });

  it('are one for a sample, as each costs the start of its processes', () => {
    expect(inParts(chooseTrials('killed', 'a commit'))).toHaveLength(1);
  });
});
