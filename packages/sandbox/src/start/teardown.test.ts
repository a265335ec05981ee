import { Teardown } from './teardown';

describe('Teardown', () => {
  it('ends the last first, and goes on after one that fails to end', async () => {
    const teardown = new Teardown();
    const lines: string[] = [];
    teardown.add(() => {
      lines.push('PostgreSQL has ended');
    }, 'PostgreSQL');
    teardown.add(() => Promise.reject(new Error('stuck')), 'the portal');
    await teardown.run(line => lines.push(line));
    expect(lines).toEqual([
      'Ending the portal',
      'the portal did not end well: Error: stuck',
      'Ending PostgreSQL',
      'PostgreSQL has ended',
    ]);
  });

  it('ends everything once, however often it is asked, and what comes late too', async () => {
    const teardown = new Teardown();
    const end = jest.fn();
    const late = jest.fn();
    teardown.add(end);
    teardown.add(() => teardown.add(late));
    await Promise.all([teardown.run(() => {}), teardown.run(() => {})]);
    expect(end).toHaveBeenCalledTimes(1);
    expect(late).toHaveBeenCalledTimes(1);
  });
});
