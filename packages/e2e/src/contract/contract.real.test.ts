import { describeContract } from 'sandbox/src/kubernetes/contract';
import { startRealCluster } from './realCluster';

jest.setTimeout(90_000);

describe('The real control plane answers as the recorded traces say', () => {
  describeContract({
    start: startRealCluster,
    atOnce: 6,
    record: process.env.UPDATE_TRACES === '1',
  });
});
