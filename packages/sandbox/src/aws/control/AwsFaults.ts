import type { RecordedAwsCall } from './AwsCalls';
import type { AwsFault, AwsFaultMatch, ScriptedAwsFault } from './AwsFault';

/** The faults that are scripted; the first that fits a call befalls it. */
export class AwsFaults {
  #faults: (ScriptedAwsFault & { left: number })[] = [];
  #hanging: (() => void)[] = [];

  /** @returns a function that takes it away. */
  add(scripted: ScriptedAwsFault): () => void {
    const added = { ...scripted, left: scripted.times ?? Infinity };
    this.#faults.push(added);
    return () => {
      this.#faults = this.#faults.filter(fault => fault !== added);
    };
  }

  /** Takes all away; calls that hang are broken off. */
  clear(): void {
    this.#faults = [];
    this.breakOff();
  }

  /** @internal The fault that befalls a call. */
  take(call: RecordedAwsCall): AwsFault | undefined {
    const found = this.#faults.find(
      ({ left, match = {} }) => left > 0 && fits(match, call),
    );
    if (found) {
      found.left -= 1;
    }
    return found?.fault;
  }

  /** @internal */
  hang(breakOff: () => void): void {
    this.#hanging.push(breakOff);
  }

  /** How many calls hang. */
  get hanging(): number {
    return this.#hanging.length;
  }

  /** Breaks off the calls that hang. */
  breakOff(): void {
    const hanging = this.#hanging;
    this.#hanging = [];
    hanging.forEach(breakOff => breakOff());
  }
}

function fits(match: AwsFaultMatch, call: RecordedAwsCall): boolean {
  const { resource, ...same } = match;
  return (
    (Object.keys(same) as (keyof typeof same)[]).every(
      key => same[key] === undefined || same[key] === call[key],
    ) &&
    (resource === undefined ||
      call.resources.some(name => name.includes(resource)))
  );
}
