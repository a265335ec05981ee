import type { Client } from 'pg';
import { describeLoss, loseRow } from './loseRow';

const second = new Date('2026-01-15T12:00:00.000Z');
const databases = [
  {
    instance: 'us-east-1/retail-pg',
    database: 'retail',
    trickle: 'INSERT …',
    loss: 'DELETE …',
  },
];

function anAccount(lost: Record<string, unknown>[]) {
  const asked: string[] = [];
  const query = async (sql: string) => {
    asked.push(sql.slice(0, 6));
    return { rows: sql.startsWith('SELECT') ? [{ second }] : lost };
  };
  return {
    asked,
    region: 'us-east-1',
    connect: <T>(_: string, work: (client: Client) => Promise<T>) =>
      work({ query } as unknown as Client),
  };
}

describe('loseRow', () => {
  it('says when the row was last there, from before it was deleted', async () => {
    const account = anAccount([{ id: 7, created_at: second }]);
    const loss = await loseRow(account, { identifier: 'retail-pg', databases });
    expect(account.asked).toEqual(['SELECT', 'DELETE']);
    expect(describeLoss('retail-pg', loss)).toEqual([
      'Deleted from retail-pg: id 7, created_at 2026-01-15T12:00:00.000Z',
      'It was last there at 2026-01-15T12:00:00.000Z: the point in time to restore to.',
      'Wait until the page says that this point can be restored, and restore it there.',
    ]);
  });

  it.each([
    ['retail-redis', [{ id: 7 }], 'No row can be lost of "retail-redis"'],
    ['retail-pg', [], 'has too few rows to lose one'],
  ])('refuses %s with %j', async (identifier, rows, message) => {
    await expect(
      loseRow(anAccount(rows), { identifier, databases }),
    ).rejects.toThrow(message);
  });
});
