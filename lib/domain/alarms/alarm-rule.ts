/**
 * The rule of a composite alarm. AND is "all of", OR "at least one of". NOT is moved into the terms, so the rule is
 * monotone: the more terms hold, the sooner it does.
 */
export type AlarmRule =
  | { kind: 'constant'; value: boolean }
  /** `alarm`: its name. `state`: OK, ALARM or INSUFFICIENT_DATA. */
  | AlarmTerm
  | { kind: 'at-least'; count: number; of: AlarmRule[] };

export interface AlarmTerm {
  kind: 'term';
  alarm: string;
  state: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
  negated: boolean;
}

export function negate(rule: AlarmRule): AlarmRule {
  switch (rule.kind) {
    case 'constant':
      return { kind: 'constant', value: !rule.value };
    case 'term':
      return { ...rule, negated: !rule.negated };
    case 'at-least':
      return { kind: 'at-least', count: rule.of.length - rule.count + 1, of: rule.of.map(negate) };
  }
}

/** The rule's terms from left to right, with repeats. */
export function termsOf(rule: AlarmRule): AlarmTerm[] {
  if (rule.kind === 'constant') return [];
  return rule.kind === 'term' ? [rule] : rule.of.flatMap(termsOf);
}

/** Names of the alarms that the rule looks at, each once. */
export function alarmsOf(rule: AlarmRule): string[] {
  return [...new Set(termsOf(rule).map(({ alarm }) => alarm))];
}

/** Whether the rule holds. `isSo` null: the term is not known, and then the rule may not be either. */
export function holds(rule: AlarmRule, isSo: (term: AlarmTerm) => boolean | null): boolean | null {
  if (rule.kind === 'constant') return rule.value;
  if (rule.kind === 'term') return isSo(rule);
  let yes = 0;
  let unknown = 0;
  for (const part of rule.of) {
    const held = holds(part, isSo);
    if (held === true) yes += 1;
    else if (held === null) unknown += 1;
  }
  if (yes >= rule.count) return true;
  return yes + unknown >= rule.count ? null : false;
}

/** The terms that make the rule hold now; empty where it is not known to hold. */
export function causesOf(rule: AlarmRule, isSo: (term: AlarmTerm) => boolean | null): AlarmTerm[] {
  if (rule.kind === 'constant' || holds(rule, isSo) !== true) return [];
  return rule.kind === 'term' ? [rule] : rule.of.flatMap((part) => causesOf(part, isSo));
}

/** The soonest that the rule can hold when each term holds after `secondsOf` it; Infinity: never. */
export function soonestSeconds(rule: AlarmRule, secondsOf: (term: AlarmTerm) => number): number {
  if (rule.kind === 'constant') return rule.value ? 0 : Infinity;
  if (rule.kind === 'term') return secondsOf(rule);
  if (rule.count <= 0) return 0;
  const all = rule.of.map((part) => soonestSeconds(part, secondsOf)).toSorted((a, b) => a - b);
  return all[rule.count - 1] ?? Infinity;
}
