import { getWorkloadId, isObjectName, parseWorkloadId } from './workloadId';

describe('parseWorkloadId', () => {
  it.each([
    ['deployment.backend', 'Deployment', 'backend'],
    ['statefulset.search.v2', 'StatefulSet', 'search.v2'],
    ['daemonset.agent', 'DaemonSet', 'agent'],
  ] as const)('reads %s', (id, kind, name) => {
    expect(parseWorkloadId(id)).toEqual({ kind, name });
    expect(getWorkloadId(kind, name)).toBe(id);
  });

  it.each([
    '',
    'backend',
    'deployment.',
    'job.backend',
    'deployment.Backend',
    'deployment.a/b',
    'deployment.$(reboot)',
    'deployment.a b',
    'deployment.-n',
    `deployment.${'a'.repeat(254)}`,
  ])('refuses %p', id => {
    expect(() => parseWorkloadId(id)).toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
  });

  it('knows names that a shell would take apart', () => {
    expect(isObjectName('a;b')).toBe(false);
    expect(isObjectName('backend-1.v2')).toBe(true);
  });
});
