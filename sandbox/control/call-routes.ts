import type { ControlParts } from './control-parts.ts';
import type { ControlRoute } from './route.ts';

export function callRoutes({ calls }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'calls', run: () => calls.report() },
    {
      method: 'DELETE',
      path: 'calls',
      run() {
        calls.reset();
        return calls.report();
      },
    },
  ];
}
