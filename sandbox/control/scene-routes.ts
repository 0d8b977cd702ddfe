import { nameOf } from '../kernel/account.ts';
import { z } from 'zod';
import { listScenarios, SCENARIO_NAMES } from '../scenario/scenarios.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

const resetSchema = z.strictObject({
  scenario: z.enum(SCENARIO_NAMES).optional(),
  seed: z.union([z.string().min(1).max(100), z.number()]).optional(),
  rate: z.number().min(0).max(10_000).optional(),
  startAt: z.iso.datetime({ offset: true }).nullable().optional(),
});

const choicesSchema = z.strictObject({
  groupAlarmsAffectRunning: z.boolean().optional(),
  hookErrorFailsAtOnce: z.boolean().optional(),
});

/** Health, scenarios, reset, and the choices where AWS documents nothing. */
export function sceneRoutes({ world, scene, reset, roles }: ControlParts): ControlRoute[] {
  const health = () => {
    const { clock, account } = world();
    return {
      status: 'ok',
      simulated: true,
      scenario: scene().scenario,
      seed: scene().seed,
      now: new Date(clock.now()).toISOString(),
      rate: clock.rate,
      ...account,
      targets: roles.accounts.map(nameOf),
    };
  };
  return [
    { method: 'GET', path: 'health', run: health },
    { method: 'GET', path: 'scenarios', run: () => ({ scenarios: listScenarios() }) },
    {
      method: 'POST',
      path: 'reset',
      async run(body) {
        const { startAt, ...rest } = parseBody(resetSchema, body);
        await reset({
          ...given(rest),
          ...(startAt === undefined ? {} : { startAt: startAt === null ? null : Date.parse(startAt) }),
        });
        return health();
      },
    },
    { method: 'GET', path: 'choices', run: () => world().codeDeploy.choices },
    {
      method: 'POST',
      path: 'choices',
      run: (body) => Object.assign(world().codeDeploy.choices, given(parseBody(choicesSchema, body))),
    },
  ];
}

/** Drops what was left out, so that it changes nothing. */
const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
