import { writeXml } from './writeXml';

describe('writeXml', () => {
  it('writes lists by the name of their items, times in ISO 8601, and nothing for what is absent', () => {
    expect(
      writeXml({
        name: 'Answer',
        namespace: 'urn:a',
        content: {
          TagList: [
            { Key: 'a', Value: '<&>' },
            { Key: 'b', Value: '' },
          ],
          Names: ['one', 'two'],
          Subnets: [],
          At: new Date(0),
          Count: 0,
          Is: false,
          Absent: undefined,
        },
      }),
    ).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Answer xmlns="urn:a">' +
        '<TagList><Tag><Key>a</Key><Value>&lt;&amp;&gt;</Value></Tag><Tag><Key>b</Key><Value/></Tag></TagList>' +
        '<Names><member>one</member><member>two</member></Names><Subnets/>' +
        '<At>1970-01-01T00:00:00.000Z</At><Count>0</Count><Is>false</Is></Answer>',
    );
  });
});
