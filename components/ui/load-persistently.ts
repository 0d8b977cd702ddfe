const MOST_TRIES = 12;
const LONGEST_WAIT_MS = 5000;

/**
 * Fetches code that loads after the page, again and again while the server does not answer: it may just be restarting,
 * and a page that is open must live through that. Rejects after about 45 seconds.
 */
export async function loadPersistently<T>(
  load: () => Promise<T>,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await wait(Math.min(250 * 2 ** tries, LONGEST_WAIT_MS));
    }
  }
}
