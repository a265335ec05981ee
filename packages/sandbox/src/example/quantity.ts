const UNITS: Record<string, number> = {
  m: 0.001,
  '': 1,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
};

/** Reads a quantity such as `250m` or `512Mi`; undefined if it is none. */
export function parseQuantity(text: string | undefined): number | undefined {
  const [, number, unit = ''] =
    /^([0-9.]+)(m|Ki|Mi|Gi)?$/.exec(text ?? '') ?? [];
  const factor = UNITS[unit];
  return number && factor ? Number(number) * factor : undefined;
}
