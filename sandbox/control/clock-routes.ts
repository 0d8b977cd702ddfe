import { z } from 'zod';
import type { ControlParts } from './control-parts.ts';
import { parseBody, type ControlRoute } from './route.ts';

/** A week: more would take minutes to compute. */
const FARTHEST_SECONDS = 7 * 24 * 3600;

const clockSchema = z.strictObject({
  advanceSeconds: z.number().min(0).max(FARTHEST_SECONDS).optional(),
  rate: z.number().min(0).max(10_000).optional(),
});

export function clockRoutes({ world }: ControlParts): ControlRoute[] {
  const show = () => ({ now: new Date(world().clock.now()).toISOString(), rate: world().clock.rate });
  return [
    { method: 'GET', path: 'clock', run: show },
    {
      method: 'POST',
      path: 'clock',
      async run(body) {
        const { advanceSeconds, rate } = parseBody(clockSchema, body);
        if (rate !== undefined) world().clock.setRate(rate);
        if (advanceSeconds !== undefined) await world().clock.advance(advanceSeconds * 1000);
        return show();
      },
    },
  ];
}
