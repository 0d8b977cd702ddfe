/** Parsed JSON; null for text that is absent or no JSON. */
export function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
