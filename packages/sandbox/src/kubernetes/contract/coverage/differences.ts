/** Something in which the simulator is not held to the real control plane. */
export interface Difference {
  what: string;
  simulator: string;
  real: string;
  /** `model`: made after documentation and sources, compared with nothing. `none`: not there. */
  checked: 'model' | 'none';
}

/** Every difference that is known; what the suite leaves out of its comparison is one of them. */
export const differences: readonly Difference[] = [
  {
    what: 'Logs of pods',
    simulator: 'made up, fitting to how the pod behaves',
    real: 'kwok runs no containers and has none',
    checked: 'model',
  },
  {
    what: 'Routine events of the kubelet (Pulling, Pulled, Created, Started, Killing)',
    simulator: 'told as by a kubelet',
    real: 'kwok tells of failures only',
    checked: 'model',
  },
  {
    what: 'What a container does between two crashes',
    simulator: 'runs and ends, as by a kubelet',
    real: 'kwok shows it waiting all the time',
    checked: 'model',
  },
  {
    what: 'How long things take: pods, probes, the rounds of controllers',
    simulator: "on the simulator's own clock",
    real: 'set short for the tests',
    checked: 'model',
  },
  {
    what: 'Names, UIDs, versions, hashes, addresses, which node a pod gets',
    simulator: 'its own',
    real: 'its own',
    checked: 'model',
  },
  {
    what: 'How many steps a ReplicaSet takes from one size to another, where surge and unavailability leave a choice',
    simulator: 'always the same ones',
    real: 'left to chance; where they leave none, the steps are compared one by one',
    checked: 'model',
  },
  {
    what: 'The states that pods of a StatefulSet go through, and those that are taken back before they are ready',
    simulator: 'as of other pods; none is taken back',
    real: 'kwok ends pods at once and mixes up those of one name; compared are their order, revisions and events',
    checked: 'model',
  },
  {
    what: 'The empty fields of the object in a bookmark',
    simulator: 'left out',
    real: 'there; nobody reads them',
    checked: 'model',
  },
  {
    what: 'Server-side apply',
    simulator: 'there',
    real: 'there; not compared, as the product does not use it',
    checked: 'model',
  },
  {
    what: 'exec, attach, port-forward and proxies',
    simulator: '404',
    real: 'there',
    checked: 'none',
  },
  {
    what: 'Answers as tables, YAML or protobuf; OpenAPI; aggregated discovery',
    simulator: 'JSON objects and the plain discovery documents',
    real: 'there',
    checked: 'none',
  },
  {
    what: 'Custom resources, admission webhooks, API priority',
    simulator: 'none',
    real: 'there',
    checked: 'none',
  },
];
