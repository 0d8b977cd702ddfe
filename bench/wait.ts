export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again until there is an answer. Rejects with `what` if there is none in time. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null>, timeoutMs = 120_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null) return answer;
    await wait(200);
  }
  throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
}
