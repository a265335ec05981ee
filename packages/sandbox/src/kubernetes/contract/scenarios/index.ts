import type { Scenario } from '../Scenario';
import { access, unserved } from './access';
import { autoscaling, metricsMissing } from './autoscaling';
import { concurrency, deleting } from './concurrency';
import { creating, defaulting, managers } from './creating';
import { discovery } from './discovery';
import { daemonSet, statefulSet } from './otherWorkloads';
import { dryRun, jsonPatch, otherPatches } from './patching';
import { behaviours, deadline, podChanges, quota } from './pods';
import { productClient, productReflector } from './product';
import { listing, reading, selectors } from './reading';
import { forgotten } from './forgotten';
import { history, pausing, recreate, rollout, scaling } from './rollouts';
import { stockPlugin } from './stockPlugin';
import { watchEnds, watching, watchStarts } from './watching';

/** The contract: those that take longest first. */
export const scenarios: readonly Scenario[] = [
  autoscaling,
  metricsMissing,
  rollout,
  statefulSet,
  daemonSet,
  ...behaviours,
  deadline,
  quota,
  podChanges,
  recreate,
  pausing,
  scaling,
  history,
  deleting,
  discovery,
  reading,
  listing,
  selectors,
  watching,
  watchStarts,
  watchEnds,
  creating,
  defaulting,
  managers,
  jsonPatch,
  otherPatches,
  dryRun,
  concurrency,
  access,
  unserved,
  stockPlugin,
  productClient,
  productReflector,
  forgotten,
];
