const encoder = new TextEncoder();

/**
 * One server-sent event. JSON has no raw line breaks, so one data line holds it. `id` null: leaves the browser's last
 * id as it is.
 */
export function encodeEvent(type: string, id: string | null, data: unknown): Uint8Array {
  const idLine = id === null ? '' : `id: ${id}\n`;
  return encoder.encode(`event: ${type}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
}

/** Sets the browser's last id and dispatches nothing: an event without data is none (HTML standard, 9.2.6). */
export function encodeId(id: string): Uint8Array {
  return encoder.encode(`id: ${id}\n\n`);
}

/** A line that browsers ignore. It keeps proxies from closing a quiet stream and detects dead connections. */
export const heartbeat: Uint8Array = encoder.encode(': heartbeat\n\n');

/** How long a browser waits before it connects again. */
export const retryHint: Uint8Array = encoder.encode('retry: 1000\n\n');

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** `<boot>-<seq>`: the boot separates one process's numbers from the next one's. */
export function formatEventId(boot: string, seq: number): string {
  return `${boot}-${seq}`;
}

/** The number; null when the id is of another boot or invalid. */
export function parseEventId(boot: string, id: string): number | null {
  if (!id.startsWith(`${boot}-`)) return null;
  const digits = id.slice(boot.length + 1);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
