/** What the status of an instance means for somebody who waits for it. */
export type InstancePhase = 'usable' | 'working' | 'failed' | 'deleting';

const usable = ['available', 'storage-optimization'];

/** No waiting helps with these: they take a decision or a repair. */
const failed =
  /^(failed|incompatible-.+|inaccessible-encryption-credentials.*|insufficient-capacity|restore-error|storage-full|stopped|upgrade-failed)$/;

/**
 * What the status of an instance means.
 *
 * @remarks
 * A status that is not known is taken for one that passes: the limit of the step ends that.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status
 */
export function getInstancePhase(status: string): InstancePhase {
  if (usable.includes(status)) {
    return 'usable';
  }
  if (status === 'deleting') {
    return 'deleting';
  }
  return failed.test(status) ? 'failed' : 'working';
}
