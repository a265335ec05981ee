export interface Config {
  auth?: {
    providers?: {
      /** The demo's sign-in, by a click and without a password. Never on a portal that others can reach. */
      slipwayDemo?: {
        /**
         * The example people to choose from.
         * @deepVisibility frontend
         */
        people: Array<{
          /** The person's entity in the catalog, e.g. `user:default/olivia`. */
          entityRef: string;
          /** The person's name. */
          title: string;
          /** One sentence: what this person may do. */
          description?: string;
        }>;
      };
    };
  };
}
