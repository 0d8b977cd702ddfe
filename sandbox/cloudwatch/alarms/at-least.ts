import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';

/** At least so many of these alarms are (or, negated, are not) in this state. */
export interface AtLeast {
  kind: 'at-least';
  count: number;
  negated: boolean;
  state: AlarmStateValue;
  alarms: string[];
}

/** A name or ARN: in quotes, with backslash escapes, or bare without spaces, brackets and commas. */
const NAME = String.raw`"(?:[^"\\]|\\.)+"|'[^']+'|[^\s()"',]+`;
const PATTERN = new RegExp(
  String.raw`\s*AT_LEAST\s*\(\s*(\d+)(%?)\s*,\s*(NOT\s+)?(ALARM|OK|INSUFFICIENT_DATA)\s*,\s*` +
    String.raw`\(\s*((?:${NAME})(?:\s*,\s*(?:${NAME}))*)\s*\)\s*\)`,
  'y',
);

export const unquote = (name: string): string =>
  /^["']/.test(name) ? name.slice(1, -1).replaceAll(/\\(.)/g, '$1') : name;

/**
 * AT_LEAST(M, STATE, (alarm, …)) starting at `from`, as in the guide to composite alarms: M is a number of alarms or a
 * percentage, and NOT may precede the state. null: there is none. Does not check `count` against the number of alarms.
 */
export const readAtLeast = (text: string, from: number): { function: AtLeast; end: number } | null => {
  PATTERN.lastIndex = from;
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, amount = '', percent = '', not, state = '', list = ''] = match;
  const alarms = (list.match(new RegExp(NAME, 'g')) ?? []).map(unquote);
  const known = (['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const).find((each) => each === state) ?? 'ALARM';
  // More than all of them is not a valid share.
  const share = Number(amount) > 100 ? alarms.length + 1 : Math.ceil((Number(amount) / 100) * alarms.length);
  return {
    function: {
      kind: 'at-least',
      count: percent === '' ? Number(amount) : share,
      negated: not !== undefined,
      state: known,
      alarms,
    },
    end: PATTERN.lastIndex,
  };
};
