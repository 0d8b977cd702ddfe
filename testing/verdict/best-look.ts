import { fisherP } from './fisher-p.ts';
import { drawMinute, type Traffic } from './traffic.ts';

/**
 * The best moment for a test that looks only once: the fewest minutes after which Fisher's exact test at 1% says
 * "worse" in at least half of `rollouts`, that is, in the median rollout. null: not within `most` minutes. For steady
 * traffic.
 */
export function bestLook(random: () => number, traffic: Traffic, rollouts: number, most: number): number | null {
  // The calls of many steady minutes are those of one minute with as many calls.
  const isEnough = (minutes: number) => {
    const together = { ...traffic, callsPerMinute: traffic.callsPerMinute * minutes };
    let called = 0;
    for (let rollout = 0; rollout < rollouts; rollout++)
      if (fisherP(drawMinute(random, together, 0)) <= 0.01) called += 1;
    return called * 2 >= rollouts;
  };
  let above = 1;
  let below = 0;
  while (!isEnough(above)) {
    if (above >= most) return null;
    below = above;
    above = Math.min(most, above * 2);
  }
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isEnough(middle)) above = middle;
    else below = middle;
  }
  return above;
}
