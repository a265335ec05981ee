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
const decimalUnits = ['P', 'T', 'G', 'M', 'k', '', 'm', 'u', 'n'];
const binaryUnits = ['Pi', 'Ti', 'Gi', 'Mi', 'Ki', ''];

const parsed = new Map<string, number | undefined>();
const remembered = 1000;

/** The number that a quantity of Kubernetes (`250m`, `64Mi`) stands for; `undefined` where it is none. */
export function parseQuantity(quantity: unknown): number | undefined {
  const text = String(quantity ?? '');
  if (!parsed.has(text)) {
    if (parsed.size >= remembered) {
      parsed.clear();
    }
    parsed.set(text, parse(text));
  }
  return parsed.get(text);
}

/** An amount of CPU or memory in thousandths, as the autoscaler counts it; nothing counts as 0. */
export function toMilli(quantity: unknown): number {
  return Math.round((parseQuantity(quantity) ?? 0) * 1000);
}

/** A quantity as the API server writes it: `0.5` as `500m`, `1024Mi` as `1Gi`. */
export function canonicalQuantity(quantity: unknown): unknown {
  const text = String(quantity);
  const value = parseQuantity(text);
  if (value === undefined || /e/i.test(text)) {
    return quantity;
  }
  const units = text.endsWith('i') ? binaryUnits : decimalUnits;
  for (const unit of units) {
    const count = value / (factors[unit] ?? 1);
    const whole = Math.round(count);
    if (whole !== 0 && Math.abs(count - whole) < 1e-9 * Math.abs(count)) {
      return `${whole}${unit}`;
    }
  }
  return value === 0 ? '0' : text;
}

function parse(text: string): number | undefined {
  const [, number, unit = ''] =
    /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = factors[unit];
  return number === undefined || factor === undefined
    ? undefined
    : Number(number) * factor;
}
