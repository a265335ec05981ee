import { badRequest } from '../statusObjects';

type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

/** Tells whether labels match. */
export type LabelSelector = (labels: Labels | undefined) => boolean;

const token = /\s*(!=|==|=|!|\(|\)|,|>|<|[^\s!=(),<>]+)/gy;

/**
 * Reads a label selector: equality-based (`a=b,c!=d`), set-based (`a in (b, c)`, `a notin (b)`), existence (`a`, `!a`) and
 * comparison (`a>1`).
 *
 * @throws StatusError BadRequest, as the API server says it.
 */
export function parseLabelSelector(text: string): LabelSelector {
  const requirements = new Parser(text).parse();
  return (labels = {}) =>
    requirements.every(requirement => requirement(labels));
}

class Parser {
  readonly #tokens: string[];
  #index = 0;

  constructor(text: string) {
    this.#tokens = [...text.matchAll(token)].map(match => match[1] ?? '');
  }

  parse(): Requirement[] {
    const requirements: Requirement[] = [];
    while (this.#peek() !== '') {
      if (!this.#begins()) {
        throw misplaced(this.#peek(), "!, identifier, or 'end of string'");
      }
      requirements.push(this.#requirement());
      const next = this.#take();
      if (next === '') {
        break;
      }
      if (next !== ',') {
        throw misplaced(next, "',' or 'end of string'");
      }
      if (!this.#begins()) {
        throw misplaced(this.#peek(), "identifier after ','");
      }
    }
    return requirements;
  }

  /** Whether a requirement can begin here. */
  #begins(): boolean {
    return this.#peek() === '!' || isIdentifier(this.#peek());
  }

  #requirement(): Requirement {
    if (this.#peek() === '!') {
      this.#take();
      const key = this.#identifier();
      return labels => !(key in labels);
    }
    const key = this.#identifier();
    switch (this.#peek()) {
      case '':
      case ',':
        return labels => key in labels;
      case '=':
      case '==': {
        this.#take();
        const value = this.#value();
        return labels => labels[key] === value;
      }
      case '!=': {
        this.#take();
        const value = this.#value();
        return labels => labels[key] !== value;
      }
      case '>':
      case '<':
        return this.#comparison(key);
      case 'in':
      case 'notin':
        return this.#membership(key);
      default:
        throw this.#unexpected(
          this.#peek(),
          ', expected: in, notin, =, ==, !=, gt, lt',
        );
    }
  }

  #comparison(key: string): Requirement {
    const isGreater = this.#take() === '>';
    const limit = Number(this.#value());
    return labels => {
      const value = Number(labels[key] ?? Number.NaN);
      return isGreater ? value > limit : value < limit;
    };
  }

  #membership(key: string): Requirement {
    const isIn = this.#take() === 'in';
    this.#expect('(', " expected: '('");
    const values = new Set<string>();
    do {
      values.add([',', ')'].includes(this.#peek()) ? '' : this.#take());
    } while (this.#peek() === ',' && this.#take());
    this.#expect(')', ", expected: ')'");
    return labels => {
      const value = labels[key];
      return (value !== undefined && values.has(value)) === isIn;
    };
  }

  #value(): string {
    return ['', ','].includes(this.#peek()) ? '' : this.#identifier();
  }

  #identifier(): string {
    const next = this.#take();
    if (!isIdentifier(next)) {
      throw this.#unexpected(next, ', expected: identifier');
    }
    return next;
  }

  #expect(wanted: string, words: string) {
    const next = this.#take();
    if (next !== wanted) {
      throw this.#unexpected(next, words);
    }
  }

  #peek(): string {
    return this.#tokens[this.#index] ?? '';
  }

  #take(): string {
    return this.#tokens[this.#index++] ?? '';
  }

  #unexpected(found: string, expected: string) {
    return badRequest(
      `unable to parse requirement: found '${found}'${expected}`,
    );
  }
}

function isIdentifier(text: string): boolean {
  return /^[A-Za-z0-9]/.test(text);
}

function misplaced(found: string, expected: string) {
  return badRequest(`found '${found}', expected: ${expected}`);
}
