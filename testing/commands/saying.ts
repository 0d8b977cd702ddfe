import { describeSaid, type Said } from '../../lib/domain/acting/said.ts';

/** For `toMatchObject`: an outcome whose description contains this text. */
export function saying(words: string | RegExp): Said[] {
  const matcher = {
    asymmetricMatch: (said: Said[]) => {
      const text = describeSaid(said);
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    },
    toString: () => `saying(${String(words)})`,
  };
  return matcher as unknown as Said[];
}
