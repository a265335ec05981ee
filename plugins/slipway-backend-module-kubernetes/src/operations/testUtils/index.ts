export * from './aRetailCluster';
export * from './FakeCluster';
export * from './runSteps';
