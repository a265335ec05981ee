import {
  findCurrentRevision,
  getRevisions,
  getRunningSince,
} from './keptRevisions';
import { keptObjects } from './testUtils/keptObjects';
import { aDeployment, aReplicaSet, managed } from './testUtils/rawObjects';

const made = '2026-01-10T10:00:00.000Z';
const changed = '2026-01-15T10:00:00.000Z';

function runningSince(annotations: Record<string, string>): string {
  const objects = keptObjects({
    deployments: [
      aDeployment({ metadata: { managedFields: [managed('ci', changed)] } }),
    ],
    replicasets: [
      aReplicaSet(2, '1.2.0', {
        metadata: { creationTimestamp: made, annotations },
      }),
    ],
  });
  const found = {
    kind: 'Deployment' as const,
    workload: objects.deployments[0]!,
  };
  const current = findCurrentRevision(found, getRevisions(found, objects));
  return getRunningSince(current!, found);
}

describe('getRunningSince', () => {
  it('is when the revision was made', () => {
    expect(runningSince({})).toBe(made);
  });

  it('is the change of the template where a ReplicaSet is run again', () => {
    expect(
      runningSince({ 'deployment.kubernetes.io/revision-history': '1' }),
    ).toBe(changed);
  });
});
