import { listTexts } from './sourceTexts';

describe('listTexts', () => {
  it.each([
    ["throw new Error('no such thing')", 'no such thing'],
    ['say(`Port ${port} is held by ${who()}.`)', 'Port … is held by ….'],
    [
      "say(`Invalid '${key}': ` + `use ${one} of ` + these)",
      "Invalid '…': use … of …",
    ],
    ["const t = { seen: 'Seen {{age}} ago' }", 'Seen … ago'],
    ['say(`It ${end ?? "hangs"}.`)', 'It hangs.'],
    ["say(`It ${many ? `has ${n}` : 'is empty'}.`)", 'It has ….'],
    ['<p title={`of ${name}`} />', 'of …'],
  ])('reads %s', (source, text) => {
    expect(listTexts('a.tsx', source)).toContain(text);
  });
});
