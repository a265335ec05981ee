export * from './keptObjects';
export * from './rawObjects';
export * from './rawPods';
export * from './showWorkloads';
