import { Loss, takeoversOf } from './takeovers';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

function aLoss(...events: number[]): Loss {
  return {
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
  const options = { boundaries: ['accepted', 'claimed'], claimedFrom: 1 };

  it('is the time to the first event after the loss, beside the rest of the lease', () => {
    const losses = new Map([
      ['accepted', aLoss(9, 15, 16)],
      ['claimed', aLoss(9, 29)],
    ]);
    expect(takeoversOf(losses, options)).toEqual([
      { boundary: 'accepted', seconds: 5, lease: undefined },
      { boundary: 'claimed', seconds: 19, lease: 18 },
    ]);
  });

  it('is none where nobody went on', () => {
    const losses = new Map([
      ['accepted', aLoss(15)],
      ['claimed', aLoss(9)],
    ]);
    expect(() => takeoversOf(losses, options)).toThrow('at claimed');
  });
});
