export type {
  ContractCluster,
  ContractLoad,
  ContractLoadSelector,
} from './ContractCluster';
export { describeContract } from './describeContract';
