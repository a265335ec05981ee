import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { z } from 'zod/v3';
import { LimitedOperations } from '../limits/LimitedOperations';
import { LimitedServicePages } from '../limits/LimitedServicePages';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import {
  callRoute,
  RouteCall,
  RouteName,
  routeNames,
} from '../testUtils/routes';
import { plan, submit } from '../testUtils/submit';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

const canary = 'canary-of-working-state';

describe('what is shown', () => {
  const databases = withDatabase();

  describe('of all that there is', () => {
    let database: TestDatabase;
    let backend: TestBackend;
    let call: RouteCall;

    beforeAll(async () => {
      database = await databases.create();
      backend = await aBackend({ database });
      const { id } = await submit(backend);
      await backend.runTask('slipway-history');
      const { planHash, request } = await plan(backend);
      call = { operationId: id, planHash, plan: request };
    }, 60_000);
    afterEach(() => {
      jest.restoreAllMocks();
    });
    afterAll(async () => {
      await backend.stop();
    });

    const ask = async (name: RouteName) => {
      const { body, text, status } = await callRoute(
        backend,
        name,
        as.owner,
        call,
      );
      // The operation has ended, so that it cannot be stopped any more.
      expect([name, status]).toEqual([
        name,
        name === 'cancelOperation' ? 409 : slipwayRoutes[name].status,
      ]);
      return { body, text };
    };

    it.each(routeNames)(
      'S8: %s shows the fields of its schema only, whatever it is given to show',
      async name => {
        addToEveryObject(LimitedOperations.prototype);
        addToEveryObject(LimitedServicePages.prototype);
        const { body, text } = await ask(name);
        expect(text).not.toContain(canary);
        const listed: unknown =
          name === 'cancelOperation'
            ? body
            : slipwayRoutes[name].response.parse(body);
        expect(listed).toEqual(body);
      },
    );

    it.each(routeNames)('S8: the schema of %s lists what it lets out', name => {
      expect(findOpenParts(slipwayRoutes[name].response)).toEqual([]);
    });

    it('S8: neither working state nor a column that is added appears in any answer', async () => {
      const { knex } = database.connect();
      const columns = await knex('information_schema.columns')
        .where({ table_schema: knex.raw('current_schema()') })
        .select('table_name', 'column_name');
      const tables = new Set<string>(columns.map(row => row.table_name));
      for (const table of tables) {
        await knex.raw(
          `ALTER TABLE ?? ADD COLUMN added_later text DEFAULT '${canary}'`,
          [table],
        );
      }
      await knex('operations').update({
        executor_id: canary,
        step_state: JSON.stringify({ [canary]: canary }),
        sight: canary,
        done: JSON.stringify([{ title: canary, purpose: 'change' }]),
      });

      const own = columns
        .map(row => row.column_name as string)
        .filter(name => name.includes('_'));
      for (const name of routeNames) {
        const { text } = await ask(name);
        expect(text).not.toContain(canary);
        expect([
          name,
          own.filter(column => text.includes(`"${column}"`)),
        ]).toEqual([name, []]);
      }
    }, 60_000);
  });
});

/** What the services answer gets a field more, in every object of it. */
function addToEveryObject(prototype: object): void {
  type Service = Record<string, (...parts: unknown[]) => Promise<unknown>>;
  const service = prototype as Service;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const original = service[name]!;
    if (name !== 'constructor') {
      jest.spyOn(service, name).mockImplementation(async function answer(
        this: unknown,
        ...parts: unknown[]
      ) {
        return withField(await original.apply(this, parts));
      });
    }
  }
}

function withField(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withField);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, part]) => [
    key,
    // What a person sent is refused whole where it has a field too many.
    ['input', 'request'].includes(key) ? part : withField(part),
  ]);
  return { ...Object.fromEntries(entries), stepState: canary };
}

/** Parts of a schema that let out whatever is there. */
function findOpenParts(schema: z.ZodTypeAny, path = 'answer'): string[] {
  if (schema instanceof z.ZodObject) {
    const own =
      schema._def.unknownKeys === 'passthrough' ||
      !(schema._def.catchall instanceof z.ZodNever)
        ? [path]
        : [];
    return [
      ...own,
      ...Object.entries(schema.shape as z.ZodRawShape).flatMap(([key, part]) =>
        findOpenParts(part, `${path}.${key}`),
      ),
    ];
  }
  if (schema instanceof z.ZodUnknown || schema instanceof z.ZodAny) {
    return [path];
  }
  const def = schema._def as Record<string, unknown>;
  const parts = [
    def.innerType,
    def.type,
    def.schema,
    def.valueType,
    def.left,
    def.right,
  ]
    .concat(
      def.options instanceof Map ? [...def.options.values()] : def.options,
    )
    .filter((part): part is z.ZodTypeAny => part instanceof z.ZodType);
  return parts.flatMap(part => findOpenParts(part, path));
}
