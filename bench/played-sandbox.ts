import { createAwsTarget } from '../lib/aws/create-aws-target.ts';
import { toIso } from '../lib/domain/time/iso.ts';
import type { AwsTarget } from '../lib/parts/aws-target.ts';
import { systemClock } from '../lib/system-clock.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';

const START = Date.UTC(2026, 10, 21, 9);

/** A sandbox whose clock only the measurement advances, and the product's own client of it. */
export interface PlayedSandbox {
  sandbox: Sandbox;
  target: AwsTarget;
  /** Empties the sandbox. The seed also decides at which second of a minute its clock begins. */
  reset: (seed: number) => Promise<void>;
}

export async function startPlayedSandbox(): Promise<PlayedSandbox> {
  const sandbox = await startSandbox({ scenario: 'empty', rate: 0, startAt: START });
  // The product takes its credentials from the environment, as the SDK does.
  process.env['AWS_ACCESS_KEY_ID'] ??= 'sandbox';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'sandbox';
  const config = { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: sandbox.url };
  return {
    sandbox,
    target: createAwsTarget(config, { clock: systemClock, version: '0' }),
    async reset(seed) {
      const startAt = toIso(START + ((seed * 37) % 60) * 1000);
      const body = JSON.stringify({ scenario: 'empty', rate: 0, seed, startAt });
      const reset = await fetch(`${sandbox.url}/_sandbox/reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      if (!reset.ok) throw new Error(await reset.text());
    },
  };
}
