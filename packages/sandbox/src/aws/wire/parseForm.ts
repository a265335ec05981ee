/** A parameter of the Query protocol: a text, a structure or a list. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/** The parameters of a call, by their name. */
export type FormParameters = Readonly<Record<string, FormValue>>;

/**
 * Reads the form in which the Query protocol sends the parameters of a call: `Tags.Tag.1.Key=a` is the key of the first tag.
 *
 * @remarks
 * The name between a list and its number (`Tag`, `member`) is left out. An empty list is sent as an empty text.
 * Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution
 */
export function parseForm(body: string): FormParameters {
  const root: Tree = new Map();
  for (const [key, value] of new URLSearchParams(body)) {
    const names = key.split('.');
    const last = names.pop() ?? '';
    let tree = root;
    for (const name of names) {
      const inner = tree.get(name);
      const next: Tree = inner instanceof Map ? inner : new Map();
      tree.set(name, next);
      tree = next;
    }
    tree.set(last, value);
  }
  return Object.fromEntries(
    [...root].map(([name, tree]) => [name, read(tree)]),
  );
}

type Tree = Map<string, Tree | string>;

function read(tree: Tree | string): FormValue {
  if (typeof tree === 'string') {
    return tree;
  }
  const inner = tree.size === 1 ? [...tree.values()][0] : undefined;
  const items = inner instanceof Map ? inner : tree;
  if ([...items.keys()].every(name => /^\d+$/.test(name))) {
    return [...items]
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([, item]) => read(item));
  }
  return Object.fromEntries(
    [...tree].map(([name, value]) => [name, read(value)]),
  );
}
