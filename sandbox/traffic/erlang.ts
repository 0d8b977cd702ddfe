/**
 * The share (0–1) of calls that find all `places` taken, if `load` calls (rate × duration) would run at once on
 * average: Erlang's loss formula, valid for any distribution of durations.
 */
export function blockedShare(load: number, places: number): number {
  if (places <= 0) return 1;
  if (!(load > 0)) return 0;
  // Far below the limit nothing is lost, and the recursion would only be long.
  if (load + 10 * Math.sqrt(load) + 10 < places) return 0;
  let inverse = 1;
  for (let place = 1; place <= places; place++) {
    inverse = 1 + (inverse * place) / load;
    if (inverse > 1e12) return 0;
  }
  return 1 / inverse;
}
