import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CarriedHooks } from './carried-hooks.tsx';

const text = (hooks: Parameters<typeof CarriedHooks>[0]['hooks']) =>
  renderToStaticMarkup(<CarriedHooks hooks={hooks} />).replaceAll(/<[^>]*>/g, '');

test('hooks that are carried over are named with their functions', () => {
  expect(text([{ event: 'BeforeAllowTraffic', functionName: 'smoke' }])).toBe(
    'Hooks, carried over from the group’s last deployment: BeforeAllowTraffic calls smoke',
  );
});

test('a first deployment has none to carry over', () => {
  expect(renderToStaticMarkup(<CarriedHooks hooks={[]} isFirst />)).toContain('there is no earlier deployment');
});

test('a last deployment without hooks reads unlike one whose hooks are not known', () => {
  expect(text([])).toBe('No hooks: the group’s last deployment had none.');
  expect(text(null)).toContain('Which hooks the last deployment called is not known.');
  expect(text(null)).toContain('this deployment calls none');
});
