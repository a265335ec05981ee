import { parseForm } from './parseForm';

describe('parseForm', () => {
  it.each<[string, object]>([
    ['Action=A&Version=1', { Action: 'A', Version: '1' }],
    ['Text=a%20b%2Bc', { Text: 'a b+c' }],
    [
      'Tags.Tag.1.Key=a&Tags.Tag.1.Value=1&Tags.Tag.2.Key=b&Tags.Tag.2.Value=',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '' },
        ],
      },
    ],
    ['Names.member.2=b&Names.member.1=a', { Names: ['a', 'b'] }],
    ['Names.1=a', { Names: ['a'] }],
    [
      'Filters.Filter.1.Name=x&Filters.Filter.1.Values.Value.1=y',
      { Filters: [{ Name: 'x', Values: ['y'] }] },
    ],
    ['Inner.One=1&Inner.Two=2', { Inner: { One: '1', Two: '2' } }],
    ['Empty=', { Empty: '' }],
  ])('reads %s', (body, parameters) => {
    expect(parseForm(body)).toEqual(parameters);
  });
});
