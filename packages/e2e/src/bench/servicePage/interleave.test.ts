import { interleave } from './interleave';

describe('interleave', () => {
  it('asks in turn and leaves the warm-up out', async () => {
    const asked: string[] = [];
    const ask = (name: string) => async (round: number) => {
      asked.push(`${name}${round}`);
      return { status: 200, text: 'ä' };
    };
    const measured = await interleave({
      requests: { page: ask('page'), floor: ask('floor') },
      rounds: 2,
      warmUp: 1,
    });
    expect(asked).toEqual([
      'page1',
      'floor1',
      'page0',
      'floor0',
      'page1',
      'floor1',
    ]);
    expect(measured.page.bytes).toEqual([2, 2]);
    expect(measured.floor.milliseconds).toHaveLength(2);
  });

  it('asks for what is dear now and then only', async () => {
    const answer = async () => ({ status: 200, text: '' });
    const { page, plugin } = await interleave({
      requests: { page: answer, plugin: answer },
      every: { plugin: 5 },
      rounds: 10,
      warmUp: 0,
    });
    expect(page.bytes).toHaveLength(10);
    expect(plugin.bytes).toHaveLength(2);
  });

  it('stops at an answer that is no success', async () => {
    const refuse = async () => ({ status: 503, text: 'down' });
    await expect(
      interleave({ requests: { page: refuse }, rounds: 1, warmUp: 0 }),
    ).rejects.toThrow('page answered 503: down');
  });
});
