/**
 * The part (0–1) of calls that find all places taken, where `load` calls (rate × duration) would run at the same time on
 * average and there are `places`: Erlang's loss formula, which holds for any distribution of durations.
 */
export function blockedShare(load: number, places: number): number {
  if (places <= 0) return 1;
  if (!(load > 0)) return 0;
  // Far below its limit nothing is ever lost; the recursion would only be long.
  if (load + 10 * Math.sqrt(load) + 10 < places) return 0;
  let inverse = 1;
  for (let place = 1; place <= places; place++) {
    inverse = 1 + (inverse * place) / load;
    if (inverse > 1e12) return 0;
  }
  return 1 / inverse;
}
