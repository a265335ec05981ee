export interface Config {
  slipway?: {
    kubernetes?: {
      /**
       * Clusters from a kubeconfig, each under the name of its context, beside those of
       * `kubernetes.clusterLocatorMethods`.
       */
      kubeconfig?: {
        /**
         * Path of the kubeconfig.
         *
         * @example '/etc/slipway/kubeconfig'
         */
        path: string;
        /**
         * Names of the contexts to take; all of them where this is left out.
         *
         * @example ['retail-cluster']
         */
        contexts?: string[];
      };
    };
    environments?: Array<{
      targets?: Array<{
        /** Where services run, for targets with `platform: kubernetes`. */
        kubernetes?: {
          /**
           * Name of a cluster of `kubernetes.clusterLocatorMethods`, of the kubeconfig or of another supplier.
           *
           * @example 'retail-cluster'
           */
          cluster: string;
          /**
           * The namespace; or a pattern such as `team-*` of which an entity's annotation picks one; or `{owner}` for
           * the name of the entity's owner, which must be a group of the catalog's namespace `default`.
           *
           * @example 'production'
           */
          namespace: string;
          /** Credentials for changing. Without them the target is read-only. */
          executor?: {
            /**
             * How to sign in: `serviceAccount` (default with a token), `aws`, `localKubectlProxy` or `kubeconfig`.
             *
             * @example 'aws'
             */
            authProvider?: string;
            /**
             * Token of a service account. Without it `serviceAccount` takes the token file of the portal's own pod.
             *
             * @example '${SLIPWAY_EXECUTOR_TOKEN}'
             * @visibility secret
             */
            serviceAccountToken?: string;
            /**
             * With `aws`: ARN of the IAM role to take on; its session is named after the operation.
             *
             * @example 'arn:aws:iam::123456789012:role/slipway-executor'
             */
            assumeRole?: string;
            /**
             * With `aws`: the external ID that the role asks for.
             *
             * @example '${SLIPWAY_EXTERNAL_ID}'
             * @visibility secret
             */
            externalId?: string;
            /**
             * With `aws`: name of the cluster in EKS where it differs from `cluster`.
             *
             * @example 'retail-eks'
             */
            clusterId?: string;
            /**
             * With `kubeconfig`: the context whose user is taken.
             *
             * @example 'retail-executor'
             */
            context?: string;
          };
        };
      }>;
    }>;
  };
  /** The configuration of the Backstage Kubernetes plugin, of which the clusters are read. */
  kubernetes?: {
    /** Where the clusters come from. */
    clusterLocatorMethods?: Array<{
      /**
       * `config` and `localKubectlProxy` are read; others are left to other suppliers of clusters.
       *
       * @example 'config'
       */
      type: string;
      /** With `config`: the clusters. */
      clusters?: Array<{
        /**
         * By which targets name it.
         *
         * @example 'retail-cluster'
         */
        name: string;
        /**
         * Of the API server; `https:`, but for a proxy on this machine.
         *
         * @example 'https://kubernetes.example.com'
         */
        url: string;
        /**
         * `serviceAccount`, `aws` or `localKubectlProxy`.
         *
         * @example 'serviceAccount'
         */
        authProvider?: string;
        /**
         * With `serviceAccount`: its token. Slipway only reads with it.
         *
         * @example '${SLIPWAY_READER_TOKEN}'
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * What the way of signing in needs, under the annotations of the Backstage Kubernetes plugin.
         *
         * @example { 'kubernetes.io/aws-assume-role': 'arn:aws:iam::123456789012:role/slipway-reader' }
         * @visibility secret
         */
        authMetadata?: object;
        /**
         * Certificate of the authority: PEM in base64.
         *
         * @example '${CLUSTER_CA}'
         * @visibility secret
         */
        caData?: string;
        /**
         * Path of the authority's certificate.
         *
         * @example '/etc/slipway/ca.pem'
         * @visibility secret
         */
        caFile?: string;
        /**
         * Takes any certificate. Not for production.
         *
         * @default false
         * @example true
         */
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
