import type { ServiceModel } from './ServiceModel';
import { validateAnswer } from './validateAnswer';

const model: ServiceModel = {
  metadata: { protocol: 'query' },
  operations: {
    Describe: {
      output: { shape: 'Output', resultWrapper: 'DescribeResult' },
      errors: [{ shape: 'NotFoundFault' }],
    },
    Tag: {},
  },
  shapes: {
    Output: {
      type: 'structure',
      required: ['Items'],
      members: {
        Items: { shape: 'Items' },
        Marker: { shape: 'Text' },
      },
    },
    Items: { type: 'list', member: { shape: 'Item', locationName: 'Item' } },
    Item: {
      type: 'structure',
      members: {
        Name: { shape: 'Text' },
        Size: { shape: 'Size' },
        Is: { shape: 'Flag' },
        At: { shape: 'Time' },
        Kind: { shape: 'Kind' },
        Labels: { shape: 'Labels' },
      },
    },
    Labels: { type: 'list', member: { shape: 'Text' } },
    Text: { type: 'string' },
    Size: { type: 'integer' },
    Flag: { type: 'boolean' },
    Time: { type: 'timestamp' },
    Kind: { type: 'string', enum: ['a', 'b'] },
    NotFoundFault: {
      type: 'structure',
      error: { code: 'NotFound', httpStatusCode: 404 },
    },
  },
};

const anAnswer = (result: string) => ({
  service: 'any',
  action: 'Describe',
  status: 200,
  body: `<?xml version="1.0"?><DescribeResponse xmlns="urn:a"><DescribeResult>${result}</DescribeResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DescribeResponse>`,
});

const anError = (Code: string, status: number) => ({
  ...anAnswer(''),
  status,
  body: `<ErrorResponse><Error><Code>${Code}</Code></Error></ErrorResponse>`,
});

describe('validateAnswer', () => {
  it.each<[string, string[]]>([
    ['<Items/>', []],
    ['<Items><Item><Name/></Item></Items><Marker>m</Marker>', []],
    [
      '<Items><Item><Size>1</Size><Is>true</Is><At>2026-01-01T00:00:00Z</At><Kind>a</Kind><Labels><member>x</member><member>y</member></Labels></Item></Items>',
      [],
    ],
    ['', ['Describe.Items: is missing']],
    [
      '<Items><Item><Colour>red</Colour></Item></Items>',
      ['Describe.Items.0.Colour: is no member of Item'],
    ],
    [
      '<Items><member><Name/></member></Items>',
      ['Describe.Items: is no list of Item'],
    ],
    ['<Items>text</Items>', ['Describe.Items: is no list of Item']],
    [
      '<Items><Item><Size>big</Size><Is>yes</Is></Item><Item><At>today</At><Kind>c</Kind></Item></Items>',
      [
        'Describe.Items.0.Size: "big" is no integer',
        'Describe.Items.0.Is: "yes" is no boolean',
        'Describe.Items.1.At: "today" is no timestamp',
        'Describe.Items.1.Kind: c is none of a, b',
      ],
    ],
  ])('finds in %s what the model does not have', (result, problems) => {
    expect(validateAnswer(model, anAnswer(result))).toEqual(problems);
  });

  it.each<[string, number, string[]]>([
    ['NotFound', 404, []],
    ['Throttling', 400, []],
    ['NotFound', 400, ['Describe: NotFound has the status 404, not 400']],
    [
      'NotFoundFault',
      404,
      ['Describe: NotFoundFault is no error of this operation'],
    ],
  ])('judges the error %s with status %i', (code, status, problems) => {
    expect(validateAnswer(model, anError(code, status))).toEqual(problems);
  });

  it('wants an answer at all', () => {
    const { body, ...rest } = anAnswer('');
    expect(validateAnswer(model, { ...rest, body: '<html/>' })).toEqual([
      'Describe: has no request ID',
    ]);
    expect(validateAnswer(model, { ...rest, body, action: 'Paint' })).toEqual([
      'Paint: is no operation of the model',
    ]);
  });

  it('reads JSON, with times as numbers', () => {
    const json: ServiceModel = { ...model, metadata: { protocol: 'json' } };
    const answer = (value: object) =>
      validateAnswer(json, { ...anAnswer(''), body: JSON.stringify(value) });

    expect(answer({ Items: [{ At: 1.5, Size: 1, Labels: ['x'] }] })).toEqual(
      [],
    );
    expect(answer({ Items: [{ At: '2026-01-01T00:00:00Z' }] })).toEqual([
      'Describe.Items.0.At: "2026-01-01T00:00:00Z" is no timestamp',
    ]);
    expect(
      validateAnswer(json, {
        ...anAnswer(''),
        status: 400,
        body: '{"__type":"AccessDeniedException"}',
      }),
    ).toEqual([]);
  });
});
