import { formatWorkload } from './workloadName';

describe('formatWorkload', () => {
  it.each([
    ['deployment.backend', 'Deployment backend'],
    ['statefulset.orders.db', 'StatefulSet orders.db'],
    ['daemonset.agent', 'DaemonSet agent'],
    ['function.backend', 'function.backend'],
    ['constructor.backend', 'constructor.backend'],
    ['backend', 'backend'],
  ])('calls %p %p', (id, name) => {
    expect(formatWorkload(id)).toBe(name);
  });
});
