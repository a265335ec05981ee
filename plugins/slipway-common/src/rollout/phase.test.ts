import { getWorstPhase, RolloutPhase } from './phase';

describe('getWorstPhase', () => {
  it.each<{ phases: RolloutPhase[]; worst: RolloutPhase | undefined }>([
    { phases: [], worst: undefined },
    { phases: ['Healthy'], worst: 'Healthy' },
    { phases: ['Healthy', 'Suspended'], worst: 'Suspended' },
    { phases: ['Paused', 'Healthy'], worst: 'Paused' },
    { phases: ['Progressing', 'Paused'], worst: 'Progressing' },
    { phases: ['Progressing', 'Unknown', 'Healthy'], worst: 'Unknown' },
    { phases: ['Unknown', 'Degraded', 'Progressing'], worst: 'Degraded' },
  ])('of $phases is $worst', ({ phases, worst }) => {
    expect(getWorstPhase(phases)).toBe(worst);
  });
});
