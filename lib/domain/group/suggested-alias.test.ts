import { expect, test } from 'vitest';
import { makeDefinition, makeMathsDefinition } from '../../../testing/domain/make-definition.ts';
import { makeAlarm, makeGroup } from '../../../testing/domain/make-group.ts';
import { suggestedAlias } from './suggested-alias.ts';

const watching = (...resources: string[]) =>
  suggestedAlias(
    makeGroup({
      alarms: {
        ignored: false,
        ignorePollFailure: false,
        items: resources.map((Resource) =>
          makeAlarm({ definition: makeDefinition({ dimensions: { FunctionName: 'orders', Resource } }) }),
        ),
      },
    }),
  );

test('the alias that all alarms watch', () => {
  expect(watching('orders:live', 'orders:live')).toEqual({ functionName: 'orders', alias: 'live' });
});

test('an alarm over metric maths names it too', () => {
  const definition = makeMathsDefinition('errors / calls', { FunctionName: 'orders', Resource: 'orders:live' });
  const alarms = { ignored: false, ignorePollFailure: false, items: [makeAlarm({ definition })] };
  expect(suggestedAlias({ alarms })).toEqual({ functionName: 'orders', alias: 'live' });
});

test.each([[['orders:live', 'carts:live']], [['orders:12']], [['orders']], [[]]])('%j name none', (resources) => {
  expect(watching(...resources)).toBeNull();
});
