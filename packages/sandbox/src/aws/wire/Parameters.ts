import { AwsError, invalidValue } from './AwsError';
import type { FormParameters, FormValue } from './parseForm';

/** The parameters of a call, read by their type. */
export class Parameters {
  constructor(private readonly sent: Readonly<Record<string, unknown>>) {}

  /**
   * Refuses what the simulator would otherwise pass over in silence.
   *
   * @throws AwsError InvalidParameterCombination that names them.
   */
  allowOnly(known: readonly string[]): void {
    const others = Object.keys(this.sent).filter(name => !known.includes(name));
    if (others.length > 0) {
      throw new AwsError(
        'InvalidParameterCombination',
        `The simulator does not know what to do with ${others.join(', ')}`,
      );
    }
  }

  /** @throws AwsError MissingParameter */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) {
      throw new AwsError(
        'MissingParameter',
        `The request must contain the parameter ${name}`,
      );
    }
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.sent[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** @throws AwsError InvalidParameterValue where it is no whole number. */
  optionalNumber(name: string): number | undefined {
    const value = this.optionalText(name);
    if (value !== undefined && !/^\d+$/.test(value)) {
      throw invalidValue(`${name} must be a whole number, not ${value}`);
    }
    return value === undefined ? undefined : Number(value);
  }

  optionalBoolean(name: string): boolean | undefined {
    const value = this.optionalText(name);
    return value === undefined ? undefined : value === 'true';
  }

  /** @throws AwsError InvalidParameterValue where it is no time. */
  optionalTime(name: string): Date | undefined {
    const value = this.optionalText(name);
    if (value !== undefined && Number.isNaN(Date.parse(value))) {
      throw invalidValue(`${name} must be a time, not ${value}`);
    }
    return value === undefined ? undefined : new Date(value);
  }

  /** Texts of a list; undefined where the list was not sent. */
  texts(name: string): string[] | undefined {
    return this.#list(name)?.map(String);
  }

  /** Structures of a list; undefined where the list was not sent. */
  structures(name: string): FormParameters[] | undefined {
    return this.#list(name)?.filter(isStructure);
  }

  #list(name: string): FormValue[] | undefined {
    const value = this.sent[name];
    if (value === undefined) {
      return undefined;
    }
    return Array.isArray(value) ? value : [];
  }
}

function isStructure(value: FormValue): value is Record<string, FormValue> {
  return typeof value === 'object' && !Array.isArray(value);
}
