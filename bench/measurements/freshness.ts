import { Account, type GivenGroup } from '../../e2e/support/account.ts';
import { inLab } from '../lab.ts';
import { atMost, withoutLimit, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { ms, seconds } from '../show.ts';
import { listen } from '../stream.ts';
import { wait } from '../wait.ts';

const ROLLOUTS = 12;
/** Spread out, so that their steps do not coincide. */
const APART_MS = 4_700;
const MINUTES = 5;
/** How often each alias is read on AWS's side: the precision of a change's time. */
const LOOK_MS = 100;
const CONFIG = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute';

interface Change {
  deploymentId: string;
  percent: number;
  at: number;
}

export const freshness: Measurement = {
  name: 'freshness',
  what: `from a weight's change in AWS to its event in a browser's stream, ${ROLLOUTS} rollouts, ${MINUTES} minutes`,
  measure: () =>
    inLab({ scenario: 'empty', before: givenGroups }, async (lab) => {
      const seen: Change[] = [];
      const close = await listen(lab.url, ({ type, data, arrivedAt }) => {
        if (type !== 'rollout') return;
        const { id, share } = JSON.parse(data) as { id: string; share: { routedPercent: number | null } };
        if (share.routedPercent !== null) seen.push({ deploymentId: id, percent: share.routedPercent, at: arrivedAt });
      });
      const made = await shiftAndLook(new Account(lab.endpoint));
      // Time for the last change to arrive.
      await wait(15_000);
      close();
      const planned = delays(
        made.filter((change) => change.percent > 10),
        seen,
      );
      const first = delays(
        made.filter((change) => change.percent <= 10),
        seen,
      );
      return [
        atMost(
          "a step in AWS to a browser's stream, p95",
          2500,
          quantile(planned, 0.95),
          ms,
          `${planned.length} steps after the first, each dated to ${LOOK_MS} ms on the side of AWS`,
        ),
        withoutLimit('the same, p50 and worst', `${show(quantile(planned, 0.5))}, ${show(quantile(planned, 1))}`),
        withoutLimit(
          'a first step, p50 and worst',
          `${show(quantile(first, 0.5))}, ${show(quantile(first, 1))}`,
          `${first.length} of them; nothing announces a first step, and the rollout has to be found before`,
        ),
        withoutLimit('changes that never arrived', String(made.length - planned.length - first.length)),
      ];
    }),
};

async function givenGroups(_: unknown, endpoint: string): Promise<void> {
  const account = new Account(endpoint);
  for (let index = 0; index < ROLLOUTS; index++) await account.givenGroup(specOf(index));
}

function specOf(index: number) {
  return { functionName: `mover-${index}`, config: CONFIG, perMinute: 30 };
}

/** Starts the rollouts one after the other and dates each change of weight between two readings of the alias. */
async function shiftAndLook(account: Account): Promise<Change[]> {
  const made: Change[] = [];
  const until = performance.now() + MINUTES * 60_000;
  const follow = async (index: number) => {
    await wait(index * APART_MS);
    const { functionName } = specOf(index);
    const given: GivenGroup = {
      application: `${functionName}-app`,
      group: `${functionName}-group`,
      functionName,
      alias: 'live',
      path: '',
    };
    const deploymentId = await account.deploy(given, '1', '2');
    let last = 0;
    while (performance.now() < until) {
      const asked = performance.now();
      const { version, weights } = await account.aliasOf(given);
      const percent = version === '2' ? 100 : Math.round((weights['2'] ?? 0) * 10_000) / 100;
      if (percent !== last) made.push({ deploymentId, percent, at: asked });
      last = percent;
      await wait(Math.max(0, LOOK_MS - (performance.now() - asked)));
    }
  };
  await Promise.all(Array.from({ length: ROLLOUTS }, (_, index) => follow(index)));
  return made;
}

/**
 * Milliseconds from each change to the first event that has it. A reading comes a little after the change, so an event
 * may be earlier.
 */
function delays(changes: readonly Change[], seen: readonly Change[]): number[] {
  return changes.flatMap((change) => {
    const event = seen.find(
      (each) =>
        each.deploymentId === change.deploymentId &&
        Math.abs(each.percent - change.percent) < 0.5 &&
        each.at > change.at - 2 * LOOK_MS,
    );
    return event === undefined ? [] : [Math.max(0, event.at - change.at)];
  });
}

function show(value: number | null): string {
  return value === null ? '—' : seconds(value);
}
