import { Interceptions } from './interceptions';

const aChange = { isChange: true, names: ['retail-pg'] };
const aRead = { isChange: false, names: ['retail-pg'] };

describe('a fault that waits for a change', () => {
  it('is met by the first change of what it is about, and by no other', () => {
    const interceptions = new Interceptions();
    interceptions.add({ of: 'change', about: ['retail-pg'] }, 'answer-lost');
    expect(interceptions.take(aRead)).toBe(undefined);
    expect(interceptions.take({ ...aChange, names: ['other'] })).toBe(
      undefined,
    );
    expect(interceptions.take(aChange)?.fault).toBe('answer-lost');
    expect(interceptions.take(aChange)).toBe(undefined);
  });

  it('tells when it is met, and how it was answered', async () => {
    const interceptions = new Interceptions();
    const { arrived, deliver } = interceptions.add(
      { of: 'change', about: ['retail-pg'] },
      'late',
    );
    const taken = interceptions.take(aChange)!;
    taken.arrive();
    await arrived;
    const answered = deliver();
    await taken.delivery;
    taken.answered(400);
    expect(await answered).toBe(400);
  });
});

describe('a fault that waits for a request', () => {
  it('is met by whatever names anything that it is about', () => {
    const interceptions = new Interceptions();
    interceptions.add({ of: 'request', about: ['other', 'retail-pg'] }, 'late');
    expect(interceptions.take(aRead)?.fault).toBe('late');
  });
});
