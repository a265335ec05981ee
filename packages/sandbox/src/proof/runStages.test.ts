import { parseRequest } from './request';
import { runStages } from './runStages';
import { Stage, StageOutcome } from './stage';

function aStage(
  group: Stage['group'],
  run: () => Promise<StageOutcome> = async () => ({ status: 'passed' }),
): Stage {
  return { group, name: group, run };
}

describe('runStages', () => {
  it('goes on after a stage that fails or throws', async () => {
    const stages = [
      aStage('unit', async () => ({ status: 'failed', reason: 'lint' })),
      aStage('real', () => Promise.reject(new Error('no Go'))),
      aStage('browser'),
    ];
    const results = await runStages(stages, parseRequest([]), () => {});
    expect(results.map(({ outcome }) => outcome)).toEqual([
      { status: 'failed', reason: 'lint' },
      { status: 'failed', reason: 'Error: no Go' },
      { status: 'passed' },
    ]);
  });

  it.each([
    {
      args: ['unit'],
      expected: { unit: 'passed' },
    },
    {
      args: ['all', '--skip', 'real'],
      expected: { unit: 'passed', real: 'skipped', browser: 'passed' },
    },
    {
      args: ['--skip=real', '--skip=browser'],
      expected: { unit: 'passed', real: 'skipped', browser: 'skipped' },
    },
  ])('does what $args asks for', async ({ args, expected }) => {
    const stages = [aStage('unit'), aStage('real'), aStage('browser')];
    const results = await runStages(stages, parseRequest(args), () => {});
    expect(
      Object.fromEntries(results.map(it => [it.name, it.outcome.status])),
    ).toEqual(expected);
  });

  it.each([[['fast']], [['--skip', 'slow']]])('refuses %j', args => {
    expect(() => parseRequest(args)).toThrow(
      'Choose from unit, real, fire, browser, defences and all',
    );
  });

  it.each([
    { args: [], whole: false },
    { args: ['fire'], whole: false },
    { args: ['fire', '--all'], whole: true },
    { args: ['--all'], whole: true },
  ])('takes fire whole for $args: $whole', ({ args, whole }) => {
    expect(parseRequest(args).whole).toBe(whole);
  });

  it.each([[['real', '--all']], [['--all', '--skip', 'fire']]])(
    'refuses %j, as there is no fire to take whole',
    args => {
      expect(() => parseRequest(args)).toThrow('--all is for fire');
    },
  );
});
