export interface Config {
  slipway?: {
    kubernetes?: {
      /**
       * Clusters from a kubeconfig, each under the name of its context, beside those of
       * `kubernetes.clusterLocatorMethods`.
       */
      kubeconfig?: {
        /** Path of the kubeconfig. */
        path: string;
        /** Names of the contexts to take; all of them where this is left out. */
        contexts?: string[];
      };
    };
    environments?: Array<{
      targets?: Array<{
        /** Where services run, for targets with `platform: kubernetes`. */
        kubernetes?: {
          /** Name of a cluster of `kubernetes.clusterLocatorMethods`, of the kubeconfig or of another supplier. */
          cluster: string;
          /**
           * The namespace; or a pattern such as `team-*` of which an entity's annotation picks one; or `{owner}` for
           * the name of the entity's owner.
           */
          namespace: string;
          /** Credentials for changing. Without them the target is read-only. */
          executor?: {
            /** How to sign in: `serviceAccount` (default with a token), `aws`, `localKubectlProxy` or `kubeconfig`. */
            authProvider?: string;
            /**
             * Token of a service account. Without it `serviceAccount` takes the token file of the portal's own pod.
             *
             * @visibility secret
             */
            serviceAccountToken?: string;
            /** With `aws`: ARN of the IAM role to take on; its session is named after the operation. */
            assumeRole?: string;
            /**
             * With `aws`: the external ID that the role asks for.
             *
             * @visibility secret
             */
            externalId?: string;
            /** With `aws`: name of the cluster in EKS where it differs from `cluster`. */
            clusterId?: string;
            /** With `kubeconfig`: the context whose user is taken. */
            context?: string;
          };
        };
      }>;
    }>;
  };
  /** The configuration of the Backstage Kubernetes plugin, of which the clusters are read. */
  kubernetes?: {
    clusterLocatorMethods?: Array<{
      /** `config` and `localKubectlProxy` are read; others are left to other suppliers of clusters. */
      type: string;
      clusters?: Array<{
        name: string;
        /** Of the API server; `https:`, but for a proxy on this machine. */
        url: string;
        /** `serviceAccount`, `aws` or `localKubectlProxy`. */
        authProvider?: string;
        /** @visibility secret */
        serviceAccountToken?: string;
        /** @visibility secret */
        authMetadata?: object;
        /**
         * Certificate of the authority: PEM in base64.
         *
         * @visibility secret
         */
        caData?: string;
        /**
         * Path of the authority's certificate.
         *
         * @visibility secret
         */
        caFile?: string;
        /** Takes any certificate. Not for production. */
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
