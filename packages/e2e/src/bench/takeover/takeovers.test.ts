import { Loss, takeoversOf } from './takeovers';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

function aLoss(boundary: string, ...events: number[]): Loss {
  return {
    boundary,
    isClaimed: boundary === 'claimed',
    evidence: {
      events: events.map(seconds => ({
        at: at(seconds).toISOString(),
        type: 'started',
      })),
    },
    lostAt: at(10),
    leaseEnd: at(28),
  };
}

describe('takeoversOf', () => {
  it('is the time to the first event after the loss, beside the rest of the lease', () => {
    expect(
      takeoversOf([aLoss('accepted', 9, 15, 16), aLoss('claimed', 9, 29)]),
    ).toEqual([
      { boundary: 'accepted', seconds: 5, lease: undefined },
      { boundary: 'claimed', seconds: 19, lease: 18 },
    ]);
  });

  it('is none where nobody went on', () => {
    expect(() =>
      takeoversOf([aLoss('accepted', 15), aLoss('claimed', 9)]),
    ).toThrow('at claimed');
  });
});
