import { Fault } from '../Fault';
import { connections } from './connections';
import { refusals } from './refusals';
import { untruths } from './untruths';

export { putRight } from './server';

/** All that can go wrong between the picture and an API server. */
export const faults: readonly Fault[] = [
  ...connections,
  ...refusals,
  ...untruths,
];
