/**
 * A snapshot without what differs between runs of real handlers (request ids, durations, warm or cold processes), so
 * that two runs of one story can be compared.
 */
export function normalizeSnapshot(snapshot: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, answer] of Object.entries(snapshot)) {
    if (name.startsWith('streams ') || name === 'log groups') continue;
    if (name.startsWith('metric AWS/Lambda Duration') || name.startsWith('metric AWS/Lambda ConcurrentExecutions'))
      continue;
    out[name] = name.startsWith('events ') ? messages(answer as { events?: { message?: string }[] }) : answer;
  }
  return out;
}

const messages = ({ events = [] }: { events?: { message?: string }[] }): string[] =>
  events
    .map(({ message = '' }) => message.replace(/Init Duration: .*/, '').replaceAll(/[0-9a-f-]{36}|\d+/g, '#'))
    .filter((message) => !message.startsWith('INIT_START'))
    .toSorted();
