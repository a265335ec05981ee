/** Measurements of several requests in the same run. */
export type Interleaved<TName extends string> = Record<
  TName,
  { milliseconds: number[]; bytes: number[] }
>;

type Answer = { status: number; text: string };

/**
 * Measures requests in turn, so that what disturbs the machine disturbs all of them.
 *
 * @param options.every - requests that are too dear for each round, and how many rounds come to one of them.
 * @param options.warmUp - rounds before the measuring begins.
 * @throws Error at the first answer that is not 200.
 */
export async function interleave<TName extends string>(options: {
  requests: Record<TName, (round: number) => Promise<Answer>>;
  every?: Partial<Record<TName, number>>;
  rounds: number;
  warmUp: number;
}): Promise<Interleaved<TName>> {
  const names = Object.keys(options.requests) as TName[];
  const measured = Object.fromEntries(
    names.map(name => [name, { milliseconds: [], bytes: [] }]),
  ) as unknown as Interleaved<TName>;
  for (let round = -options.warmUp; round < options.rounds; round += 1) {
    const due = names.filter(
      name => round % (options.every?.[name] ?? 1) === 0,
    );
    for (const name of due) {
      const began = performance.now();
      const { status, text } = await options.requests[name](Math.abs(round));
      const took = performance.now() - began;
      if (status !== 200) {
        throw new Error(`${name} answered ${status}: ${text.slice(0, 300)}`);
      }
      if (round >= 0) {
        measured[name].milliseconds.push(took);
        measured[name].bytes.push(Buffer.byteLength(text));
      }
    }
  }
  return measured;
}
