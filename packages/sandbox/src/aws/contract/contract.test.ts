/** @jest-environment node */
import { describeAwsContract } from './describeAwsContract';
import { startSimulatorAccount } from './simulatorAccount';

describe('The simulator tells what AWS documents', () => {
  describeAwsContract({ start: startSimulatorAccount });
});
