/** Waits until the condition holds. */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`it did not happen: ${what}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 2);
    });
  }
}
