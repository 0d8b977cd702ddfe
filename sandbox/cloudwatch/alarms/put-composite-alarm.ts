import type { PutCompositeAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import { partitionOf, type Account } from '../../kernel/account.ts';
import type { Clock } from '../../kernel/clock.ts';
import { missingParameter, validationError } from '../errors.ts';
import type { CompositeAlarmRecord } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';
import { checkAlarmName, initialState } from './check-alarm.ts';
import { evaluateComposite } from './evaluate-composite.ts';
import { childrenOf, parseCompositeRule } from './parse-composite-rule.ts';

const MAX_CHILDREN = 100;

/** Whether `name` is reachable from `from` through the rules of composite alarms. */
const reaches = (store: AlarmStore, from: readonly string[], name: string): boolean => {
  const seen = new Set<string>();
  const todo = [...from];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const alarm = store.alarms.get(next);
    if (alarm?.kind === 'composite') todo.push(...childrenOf(alarm.rule));
  }
  return false;
};

/** Keeps and shows ActionsSuppressor, which has no effect: no actions are carried out here. */
export const putCompositeAlarm =
  (store: AlarmStore, clock: Pick<Clock, 'now'>, account: Account) =>
  (input: PutCompositeAlarmCommandInput): object => {
    const name = checkAlarmName(input.AlarmName);
    if (!input.AlarmRule) throw missingParameter('AlarmRule');
    const rule = parseCompositeRule(input.AlarmRule);
    const children = childrenOf(rule);
    if (children.length > MAX_CHILDREN)
      throw validationError(`AlarmRule must not have more than ${MAX_CHILDREN} children alarms.`);
    const unknown = children.filter((child) => !store.alarms.has(child));
    if (unknown.length > 0)
      throw validationError(
        `Could not save the composite alarm as alarms [${unknown.join(', ')}] in the alarm rule do not exist`,
      );
    // AWS saves a cycle and then stops evaluating it; refusing it reports the problem sooner.
    if (reaches(store, children, name)) throw validationError('AlarmRule must not depend on the alarm itself.');
    const existing = store.alarms.get(name);
    if (existing && existing.kind !== 'composite')
      throw validationError(`An alarm of another type with the name ${name} exists already.`);
    const now = clock.now();
    const { AlarmName: _name, Tags: _tags, ActionsEnabled = true, ...rest } = input;
    const { OKActions = [], AlarmActions = [], InsufficientDataActions = [], ...settings } = rest;
    const alarm: CompositeAlarmRecord = {
      kind: 'composite',
      name,
      arn: `arn:${partitionOf(account.region)}:cloudwatch:${account.region}:${account.accountId}:alarm:${name}`,
      settings: structuredClone({ ...settings, ActionsEnabled, OKActions, AlarmActions, InsufficientDataActions }),
      rule,
      configuredAt: now,
      state: existing?.state ?? initialState(now),
    };
    store.put(alarm, now);
    const done = existing ? 'updated and its new alarm rule' : 'created and its alarm rule';
    evaluateComposite(store, alarm, `${alarm.arn} was ${done} evaluates to {state}`, now);
    return {};
  };
