import { describeContract } from './describeContract';
import { startSimulatorCluster } from './simulatorCluster';

describe('The simulator answers as the traces of the real control plane say', () => {
  describeContract({ start: startSimulatorCluster, atOnce: 1 });
});
