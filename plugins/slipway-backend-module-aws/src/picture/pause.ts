/** Waits; the wait ends at once, without an error, when the signal is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) {
    return;
  }
  let end = () => {};
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>(resolve => {
    end = resolve;
    timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
}
