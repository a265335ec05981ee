import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody as whom a visitor of the demo may sign in. */
export interface ExamplePerson {
  entityRef: string;
  title: string;
  description: string | undefined;
}

/** Reads the example people from the configuration. */
export function readExamplePeople(config: ConfigApi): ExamplePerson[] {
  const people =
    config.getOptionalConfigArray('auth.providers.slipwayDemo.people') ?? [];
  return people.map(person => ({
    entityRef: person.getString('entityRef'),
    title: person.getString('title'),
    description: person.getOptionalString('description'),
  }));
}
