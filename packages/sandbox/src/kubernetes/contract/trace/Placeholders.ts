import { at, isJson, listAt, textAt } from '../wire/json';

const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const uid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const random = '[bcdfghjklmnpqrstvwxz2456789]{5}';

const afterHash = new RegExp(`(<hash-\\d+>-)${random}(?![a-z0-9])`, 'g');

/**
 * Puts stable words in place of what may differ between two clusters: UIDs, versions, times, hashes, random names, addresses.
 *
 * @remarks
 * Hashes are numbered in the order in which they first appear, and a UID becomes the name of the object that has it: an owner
 * reference to the wrong object is thus still seen.
 */
export class Placeholders {
  readonly #hashes = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #prefixes = new Set<string>();
  readonly #tokens = new Set<string>();

  /** Takes note of the hashes, UIDs and generated names in it. */
  learn(value: unknown): void {
    if (Array.isArray(value)) {
      value.forEach(child => this.learn(child));
    } else if (isJson(value)) {
      this.#learnObject(value);
      Object.values(value).forEach(child => this.learn(child));
    }
  }

  /** The value with the placeholders. */
  replace(value: unknown, key = ''): unknown {
    if (typeof value === 'string') {
      return this.#replaceText(value, key);
    }
    if (Array.isArray(value)) {
      return value.map(child => this.replace(child));
    }
    if (!isJson(value)) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [
        String(this.#replaceText(name, '')),
        this.replace(child, name),
      ]),
    );
  }

  #learnObject(object: unknown): void {
    const labels = at(object, 'metadata', 'labels');
    const name = textAt(object, 'metadata', 'name');
    this.#learnHash(textAt(labels, 'pod-template-hash'));
    const revision = textAt(labels, 'controller-revision-hash');
    // A StatefulSet's pods carry the whole name of the revision, a DaemonSet's only its hash.
    this.#learnHash(revision.split('-').at(-1) ?? '');
    const generated = textAt(object, 'metadata', 'generateName');
    if (generated) {
      this.#prefixes.add(generated);
    }
    const token = textAt(object, 'metadata', 'continue');
    if (token) {
      this.#tokens.add(encodeURIComponent(token));
    }
    const id = textAt(object, 'metadata', 'uid');
    if (id && name) {
      this.#names.set(id, name);
    }
    for (const owner of listAt(object, 'metadata', 'ownerReferences')) {
      this.#names.set(textAt(owner, 'uid'), textAt(owner, 'name'));
    }
  }

  #learnHash(hash: string): void {
    if (hash && !this.#hashes.has(hash)) {
      this.#hashes.set(hash, `<hash-${this.#hashes.size + 1}>`);
    }
  }

  #replaceText(text: string, key: string): unknown {
    if (key === 'resourceVersion') {
      return text === '' || text === '0' ? text : '<version>';
    }
    if (key === 'continue') {
      return text === '' ? '' : '<continue>';
    }
    const named = text.replace(uid, id => {
      const name = this.#names.get(id);
      return name ? `<uid of ${this.#rename(name)}>` : '<uid>';
    });
    return (
      this.#rename(this.#hideTokens(named))
        // A refusal may repeat the whole object, as JSON.
        .replace(/Invalid value: "\{.*\}"/, 'Invalid value: <object>')
        .replace(time, '<time>')
        .replace(/sha256:[0-9a-f]{64}/g, 'sha256:<digest>')
        .replace(/containerd:\/\/[0-9a-f]{64}/g, 'containerd://<id>')
        .replace(/\b10\.(0|96|244)\.\d+\.\d+\b/g, '<address>')
        .replace(/\bnode-\d\b/g, '<node>')
        .replace(/\bus-east-1[abc]\b/g, '<zone>')
        .replace(/(resource version: )\d+ \(\d+\)/g, '$1<old> (<version>)')
        .replace(/(in (the precondition|record)) \(\d+\)/g, '$1 (<version>)')
    );
  }

  #hideTokens(text: string): string {
    return [...this.#tokens].reduce(
      (hidden, token) => hidden.replaceAll(token, '<continue>'),
      text,
    );
  }

  #rename(text: string): string {
    let renamed = text;
    for (const prefix of this.#prefixes) {
      renamed = renamed.replace(
        new RegExp(`${escape(prefix)}${random}(?![a-z0-9])`, 'g'),
        `${prefix}<random>`,
      );
    }
    for (const [hash, word] of this.#hashes) {
      renamed = renamed.replaceAll(hash, word);
    }
    return renamed.replace(afterHash, '$1<random>');
  }
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
