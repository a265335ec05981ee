import { createMockDirectory } from '@backstage/backend-test-utils';
import { readExampleFile } from './exampleFile';

describe('readExampleFile', () => {
  const checkout = createMockDirectory();

  async function read(content: string) {
    checkout.setContent({ 'examples/example.yaml': content });
    return readExampleFile(
      checkout.resolve('examples/example.yaml'),
      checkout.path,
    );
  }

  it('reads documents and the items of lists, with their lines', async () => {
    await expect(
      read('# a comment\nname: one\n---\n- { name: two }\n\n- name: three\n'),
    ).resolves.toEqual([
      {
        place: { file: 'examples/example.yaml', line: 2 },
        value: { name: 'one' },
      },
      {
        place: { file: 'examples/example.yaml', line: 4 },
        value: { name: 'two' },
      },
      {
        place: { file: 'examples/example.yaml', line: 6 },
        value: { name: 'three' },
      },
    ]);
  });

  it.each([
    {
      name: 'an unfinished list',
      content: 'a: 1\nb: [1, 2\n',
      message: /examples\/example\.yaml:\d: this is not YAML/,
    },
    {
      name: 'a key twice',
      content: 'a: 1\nb: 2\na: 3\n',
      message:
        'examples/example.yaml:3: this is not YAML: Map keys must be unique',
    },
    {
      name: 'a text',
      content: 'just words',
      message:
        'examples/example.yaml:1: a map was expected here. Write it as key: value',
    },
    {
      name: 'a text in a list',
      content: '- a: 1\n- words\n',
      message: 'examples/example.yaml:2: a map was expected here',
    },
  ])('says where it found $name', async ({ content, message }) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('reads nothing from an empty file', async () => {
    await expect(read('# nothing yet\n')).resolves.toEqual([]);
  });
});
