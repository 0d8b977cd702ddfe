/** Lambda's code hash is base64; its first characters are enough to compare by eye. */
export function shortHash(codeSha256: string): string {
  return codeSha256.slice(0, 7);
}
