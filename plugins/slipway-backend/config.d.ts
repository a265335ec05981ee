export interface Config {
  /** Slipway: what runs of a service where, and the operations on it. */
  slipway?: {
    /** The environments, in the order of promotion. */
    environments: Array<{
      /** A DNS label, e.g. `production`; it is part of routes, locks and permissions. */
      name: string;
      /** As people call it. Default: the name. */
      title?: string;
      /** The places in this environment where services may run. */
      targets: Array<{
        /** A DNS label, unique in its environment. */
        id: string;
        /** As people call it. Default: the ID. */
        title?: string;
        /** The platform that serves it, as its module names it, e.g. `kubernetes`. The part of the same name describes the place. */
        platform: string;
        /** The owners whose services may run here: patterns of full entity references with `*`, e.g. `group:default/*`. */
        owners: string[];
        /** How a resource proves that it belongs to a service before it is changed. Default: label `backstage.io/kubernetes-id`. */
        ownership?: {
          /** A label of the resource, Argo CD's tracking ID, or a namespace that is bound to the owner. */
          by: 'label' | 'namespace' | 'argocd-tracking-id';
          /** Key of the label. Default: `backstage.io/kubernetes-id`. */
          key?: string;
        };
      }>;
    }>;
    /** Groups that are on call for every service: what the permission rule `isOnCallFor` compares with. */
    onCallGroups?: string[];
  };
}
