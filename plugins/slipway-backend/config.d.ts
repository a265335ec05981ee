export interface Config {
  /** Slipway: what runs of a service where, and the operations on it. */
  slipway?: {
    /** The environments, in the order of promotion. */
    environments: Array<{
      /**
       * A DNS label, e.g. `production`; it is part of routes, locks and permissions.
       *
       * @example 'production'
       */
      name: string;
      /**
       * As people call it. Default: the name.
       *
       * @example 'Production'
       */
      title?: string;
      /**
       * What the recovery of every data store in this environment has to keep at least. An annotation of the same name
       * (`slipway.dev/rpo`, …) holds where it is stricter. Lengths of time, such as `15m`, `1h`, `7d` or `PT1H`.
       */
      recovery?: {
        /**
         * How much of the newest data may be lost, restored in the region of the data store.
         *
         * @example '4h'
         */
        rpo?: string | { [unit: string]: number };
        /**
         * How much may be lost with the region, restored from a copy in another.
         *
         * @example '24h'
         */
        'rpo-region'?: string | { [unit: string]: number };
        /**
         * How much may be lost with the account, restored from a copy in another.
         *
         * @example '24h'
         */
        'rpo-account'?: string | { [unit: string]: number };
        /**
         * How long a recovery in the region of the data store may take, its validation included.
         *
         * @example '8h'
         */
        rto?: string | { [unit: string]: number };
        /**
         * How long a recovery in another region may take.
         *
         * @example '24h'
         */
        'rto-region'?: string | { [unit: string]: number };
        /**
         * How long a recovery in another account may take.
         *
         * @example '24h'
         */
        'rto-account'?: string | { [unit: string]: number };
        /**
         * How far back the data must be recoverable.
         *
         * @example '7d'
         */
        retention?: string | { [unit: string]: number };
        /**
         * How far back it must be recoverable from copies in another region.
         *
         * @example '7d'
         */
        'retention-region'?: string | { [unit: string]: number };
        /**
         * How far back it must be recoverable from copies in another account.
         *
         * @example '7d'
         */
        'retention-account'?: string | { [unit: string]: number };
      };
      /** The places in this environment where services may run. */
      targets: Array<{
        /**
         * A DNS label, unique in its environment.
         *
         * @example 'retail-cluster'
         */
        id: string;
        /**
         * As people call it. Default: the ID.
         *
         * @example 'Retail cluster'
         */
        title?: string;
        /**
         * The platform that serves it, as its module names it, e.g. `kubernetes`. The part of the same name describes the place.
         *
         * @example 'kubernetes'
         */
        platform: string;
        /**
         * The owners whose services may run here: patterns of full entity references with `*`, e.g. `group:default/*`.
         *
         * @example ['group:default/*']
         */
        owners: string[];
        /**
         * How a resource proves that it belongs to a service before it is changed. What a platform knows, and what it takes
         * where nothing is said, is in the README of its module: on `kubernetes` a label, on `aws` a tag.
         *
         * @default { by: 'label', key: 'backstage.io/kubernetes-id' }
         * @example { by: 'argocd-tracking-id' }
         */
        ownership?: {
          /**
           * A label or a tag of the resource, Argo CD's tracking ID, or a namespace that is bound to the owner.
           *
           * @example 'label'
           */
          by: 'label' | 'tag' | 'namespace' | 'argocd-tracking-id';
          /**
           * Key of the label or of the tag; of a tag the default is `backstage.io/entity-ref`.
           *
           * @default 'backstage.io/kubernetes-id'
           * @example 'app.kubernetes.io/name'
           */
          key?: string;
        };
      }>;
    }>;
    /**
     * Groups that are on call for every service: what the permission rule `isOnCallFor` compares with.
     *
     * @default []
     * @example ['group:default/on-call']
     */
    onCallGroups?: string[];
    /**
     * How much one principal, and all of them, may have of one backend process. Whoever has used up a minute's measure is
     * answered with 429 and when to come back. Whoever acts for a person has a measure of its own.
     */
    limits?: {
      /** Requests that ask clusters: plans, submitting operations, differences of revisions, readiness. */
      live?: {
        /**
         * Of one principal in a minute.
         *
         * @default 120
         * @example 240
         */
        perMinute?: number;
        /**
         * Of one principal at the same time.
         *
         * @default 6
         * @example 12
         */
        inFlight?: number;
        /**
         * Of all principals at the same time.
         *
         * @default 60
         * @example 120
         */
        inFlightOfAll?: number;
      };
      /** All other requests, which are answered from memory and the database; also while they wait for a version. */
      reads?: {
        /**
         * Of one principal in a minute.
         *
         * @default 3000
         * @example 6000
         */
        perMinute?: number;
        /**
         * Of one principal at the same time.
         *
         * @default 50
         * @example 100
         */
        inFlight?: number;
        /**
         * Of all principals at the same time.
         *
         * @default 500
         * @example 1000
         */
        inFlightOfAll?: number;
      };
      /** Services whose changes are told to open pages; beyond it what was viewed longest ago is left to polling. */
      watched?: {
        /**
         * Viewed by one principal.
         *
         * @default 100
         * @example 200
         */
        perPrincipal?: number;
        /**
         * Viewed by all principals.
         *
         * @default 2000
         * @example 4000
         */
        ofAll?: number;
      };
    };
    /** Ways to other tools, shown in this order. */
    links?: Array<{
      /**
       * As people call it, e.g. `Grafana`.
       *
       * @example 'Grafana'
       */
      title: string;
      /**
       * What it leads to.
       *
       * @default 'other'
       * @example 'dashboard'
       */
      kind?: 'dashboard' | 'logs' | 'traces' | 'other';
      /**
       * An `http` or `https` URL with the host written out and values in double braces, e.g.
       * `https://grafana.example.com/d/retail?var-namespace={{ namespace }}`. Each value is escaped. There are: `service` (what its
       * resources call the service), `entityName`, `entityNamespace`, `environment`, `target` (its ID), `cluster`, `namespace`, and of a
       * workload `workload` (its name), `kind` and `version`. A link that names a value of a workload is made once for each workload,
       * another once for the target; one whose value is not known is left out.
       *
       * @example 'https://grafana.example.com/d/retail?var-namespace={{ namespace }}&var-workload={{ workload }}'
       */
      url: string;
      /**
       * Names of the environments that it is for. Default: all.
       *
       * @example ['production']
       */
      environments?: string[];
    }>;
  };
}
