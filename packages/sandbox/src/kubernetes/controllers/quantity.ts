const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

const parsed = new Map<string, number>();
const remembered = 1000;

/** A quantity such as `250m` or `1Gi` as a number; what is none counts as 0. */
export function parseQuantity(text: string | number | undefined): number {
  const key = String(text ?? '');
  let amount = parsed.get(key);
  if (amount === undefined) {
    amount = parse(key);
    if (parsed.size < remembered) {
      parsed.set(key, amount);
    }
  }
  return amount;
}

/** An amount of CPU or memory in thousandths, as the autoscaler counts it. */
export function toMilli(text: string | undefined): number {
  return Math.round(parseQuantity(text) * 1000);
}

function parse(text: string): number {
  const [found, number, unit = ''] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = factors[unit];
  return found === undefined || factor === undefined
    ? 0
    : Number(number) * factor;
}
