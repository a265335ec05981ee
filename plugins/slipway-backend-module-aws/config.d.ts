export interface Config {
  slipway?: {
    aws?: {
      /**
       * How often an account and region is read, and a running job is looked at, in seconds: from 1 to 600.
       *
       * @default 30
       * @example 60
       */
      pollSeconds?: number;
    };
    environments?: Array<{
      targets?: Array<{
        /** Where data stores are, for targets with `platform: aws`. */
        aws?: {
          /**
           * ID of the account, in quotes. Its credentials are those of `aws.accounts`.
           *
           * @example '123456789012'
           */
          accountId: string;
          /**
           * Region of the data stores.
           *
           * @example 'us-east-1'
           */
          region: string;
          /**
           * Tags that every data store of the target bears, where several environments share an account.
           *
           * @example { environment: 'production' }
           */
          tags?: { [key: string]: string };
          /**
           * Other regions in which copies of backups are looked for: copied snapshots and replicated automated backups.
           *
           * @example ['us-west-2']
           */
          copyRegions?: string[];
          /** The role to take on for reading. Without it the credentials of the account read. */
          reader?: {
            /**
             * ARN of the role, which is one of the account.
             *
             * @example 'arn:aws:iam::123456789012:role/slipway-reader'
             */
            roleArn: string;
            /**
             * The external ID that the role asks for.
             *
             * @example '${SLIPWAY_EXTERNAL_ID}'
             * @visibility secret
             */
            externalId?: string;
          };
          /** The role to take on for changing. Without it the target is read-only. */
          executor?: {
            /**
             * ARN of the role, which is one of the account; its sessions are named after the operations.
             *
             * @example 'arn:aws:iam::123456789012:role/slipway-executor'
             */
            roleArn: string;
            /**
             * The external ID that the role asks for.
             *
             * @example '${SLIPWAY_EXTERNAL_ID}'
             * @visibility secret
             */
            externalId?: string;
          };
          /** Where drills put their copies. Without it no drill can be run. */
          drills?: {
            /**
             * Security groups of drills alone: neither into them nor out of them leads a way to production.
             *
             * @example ['sg-0d111']
             */
            securityGroupIds: string[];
            /**
             * DB subnet group of drills alone.
             *
             * @example 'slipway-drills'
             */
            subnetGroup: string;
          };
          /** How copies are signed in to when they are validated. */
          databases?: {
            /**
             * Name of the secret in Secrets Manager with `username`, `password` and optionally `dbname` as JSON;
             * `{identifier}` stands for the identifier of the source.
             *
             * @example 'slipway/{identifier}'
             */
            secret?: string;
            /**
             * How the certificate of the server is checked: `verify-full` or `disable`.
             *
             * @default 'verify-full'
             * @example 'verify-full'
             */
            tls?: string;
            /**
             * Path of the certificates that are trusted; without it those of Node.
             *
             * @example '/etc/slipway/rds-ca.pem'
             */
            caPath?: string;
          };
          /** DB instances of entities that carry no annotation. */
          bindings?: Array<{
            /**
             * Full reference of the entity.
             *
             * @example 'resource:default/retail-pg'
             */
            entityRef: string;
            /**
             * Identifier of the DB instance.
             *
             * @example 'retail-pg'
             */
            dbInstance: string;
          }>;
        };
      }>;
    }>;
  };
}
