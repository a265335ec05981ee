import { describeSchema, Schema } from './schemaRows';

const noComment = () => '';

describe('describeSchema', () => {
  it('has fields of fields after their own, and merges the variants of a union', () => {
    const schema: Schema = {
      anyOf: [
        {
          required: ['status'],
          properties: {
            status: { const: 'placed' },
            at: { $ref: '#/definitions/Place' },
          },
        },
        {
          required: ['status'],
          properties: {
            status: { const: 'refused' },
            causes: {
              items: { properties: { rule: { type: 'string', maxLength: 9 } } },
            },
          },
        },
      ],
    };
    expect(describeSchema(schema, path => path.join('/'))).toEqual([
      ['`status`', '`"placed"` or `"refused"`', 'status'],
      ['`at?`', '[Place](#place)', 'at'],
      ['`causes?`', 'list of `anything`', 'causes'],
      ['`causes[].rule?`', '`string`', 'causes/[]/rule (length at most `9`)'],
    ]);
  });

  it.each<[Schema, string]>([
    [{ enum: ['a', 'b'] }, '`"a"` or `"b"`'],
    [{ additionalProperties: { type: 'number' } }, 'map to `number`'],
    [{ type: ['string', 'null'] }, '`string` or `null`'],
    [{ anyOf: [{ type: 'string' }, { type: 'string' }] }, '`string`'],
  ])('describes %j', (field, type) => {
    const schema = { required: ['it'], properties: { it: field } };
    expect(describeSchema(schema, noComment)).toEqual([['`it`', type, '']]);
  });
});
