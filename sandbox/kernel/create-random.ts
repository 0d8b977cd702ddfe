import type { Random } from './random.ts';

/** Mulberry32 over an FNV-1a hash of the seed: small, fast, and good enough for made-up traffic; never for secrets. */
export function createRandom(seed: string | number): Random {
  let state = hash(String(seed));
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    },
    fork(name) {
      return createRandom(`${seed}/${name}`);
    },
  };
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
