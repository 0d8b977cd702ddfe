import type { ControlParts } from './create-control.ts';
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
