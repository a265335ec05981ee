/** A figure in the unit of its target. */
export interface Figure {
  value: number;
  /** `%`, or empty. */
  unit: string;
}

const QUANTITY = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)\s*(%|[numkKMGTPE]i?)?$/;

const decimal: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binary: Readonly<Record<string, number>> = {
  Ki: 10,
  Mi: 20,
  Gi: 30,
  Ti: 40,
  Pi: 50,
  Ei: 60,
};

/** Reads what an autoscaler's metric says: `70 %`, or a quantity such as `500m`, `1.5`, `2Gi`. */
export function parseFigure(text: string): Figure | undefined {
  const [, digits = '', suffix = ''] = QUANTITY.exec(text.trim()) ?? [];
  const number = Number(digits);
  if (!digits || Number.isNaN(number)) {
    return undefined;
  }
  if (suffix === '%' || suffix === '') {
    return { value: number, unit: suffix };
  }
  const [ten, two] = [decimal[suffix], binary[suffix]];
  if (two !== undefined) {
    return { value: number * 2 ** two, unit: '' };
  }
  if (ten === undefined) {
    return undefined;
  }
  // Dividing by a power of ten is exact where multiplying by its inverse is not.
  const value = ten < 0 ? number / 10 ** -ten : number * 10 ** ten;
  return { value, unit: '' };
}
