import { anOperation } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aDrill } from '../__testUtils__/aDrill';
import { toPhases } from './phases';

const createdAt = '2026-01-15T10:00:00.000Z';
const drill = aDrill({ createdAt });
const later = (minutes: number) => Date.parse(createdAt) + minutes * 60_000;

describe('the phases of an operation', () => {
  it('are its steps with their lengths, which make up the whole', () => {
    const phases = toPhases(drill, later(600));
    expect(
      phases.map(({ name, state, seconds }) => [name, state, seconds]),
    ).toEqual([
      ['restore-instance', 'done', 6],
      ['await-instance', 'done', 30.9 * 60],
      ['run-checks', 'done', 420],
      ['remove-instance', 'done', 240],
    ]);
    expect(phases.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('go on with the clock while one is open, and no longer when the operation has ended', () => {
    const steps = [{ ...drill.steps[0]!, endedAt: undefined }];
    const running = { ...drill, steps, state: 'running' as const };
    expect(
      toPhases({ ...running, endedAt: undefined }, later(10)),
    ).toMatchObject([{ state: 'running', seconds: 600, share: 1 }]);
    expect(toPhases({ ...running, state: 'failed' }, later(600))).toMatchObject(
      [{ state: 'stopped', seconds: 42 * 60 }],
    );
  });

  it('are none where no step has begun, and share alike where none has lasted', () => {
    expect(toPhases(anOperation(), later(0))).toEqual([]);
    const steps = drill.steps
      .slice(0, 2)
      .map(step => ({ ...step, startedAt: createdAt, endedAt: createdAt }));
    expect(
      toPhases({ ...drill, steps }, later(0)).map(({ share }) => share),
    ).toEqual([0.5, 0.5]);
  });
});
