export * from './aDatastore';
export * from './runSteps';
