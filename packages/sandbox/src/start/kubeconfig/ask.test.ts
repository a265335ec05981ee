import { PassThrough } from 'node:stream';
import { ask } from './ask';

function aPerson(answer: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.end(`${answer}\n`);
  return { person: { input, output }, seen: () => String(output.read()) };
}

describe('ask', () => {
  it.each(['y', 'Y', 'yes', ' y '])('takes %j for a yes', async answer => {
    const { person, seen } = aPerson(answer);
    await ask('Apply it?', false, person);
    expect(seen()).toContain('Apply it? [y/N]');
  });

  it.each(['', 'n', 'no', 'yep'])('takes %j for a no', async answer => {
    await expect(
      ask('Apply it?', false, aPerson(answer).person),
    ).rejects.toThrow('Nothing was changed.');
  });

  it('asks nobody who has said yes already', async () => {
    const { person, seen } = aPerson('n', false);
    await ask('Apply it?', true, person);
    expect(seen()).toBe('null');
  });

  it('takes nothing for a yes where nobody can be asked', async () => {
    await expect(
      ask('Apply it?', false, aPerson('y', false).person),
    ).rejects.toThrow('Add --yes, or run this in a terminal.');
  });
});
