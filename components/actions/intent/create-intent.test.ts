import { expect, test } from 'vitest';
import type { Problem } from '@/lib/domain/errors/problem.ts';
import { createIntent } from './create-intent.ts';
import type { Command, CommandAnswer } from './send-command.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const stop: Command = { method: 'POST', path: '/stop', body: {} };
const problem = (code: Problem['code']): Problem => ({ type: '', title: '', status: 409, detail: '', code });
const lost: CommandAnswer<string> = { kind: 'unknown', problem: null };

function intentAnswered(...answers: CommandAnswer<string>[]) {
  const keys: string[] = [];
  let made = 0;
  const intent = createIntent<string>({
    send: (_command, key) => {
      keys.push(key);
      const answer = answers.shift();
      return answer ? Promise.resolve(answer) : new Promise(() => {});
    },
    newKey: () => `key-${(made += 1)}`,
    now: () => toMs('2026-11-21T14:04:12.000Z') + keys.length * 1000,
  });
  return { intent, keys };
}

test('pressing twice sends once', () => {
  const { intent, keys } = intentAnswered();
  void intent.send(stop);
  void intent.send(stop);
  expect(keys).toEqual(['key-1']);
  expect(intent.state()).toEqual({ kind: 'sending', askedAt: '2026-11-21T14:04:12.000Z' });
});

test('done is the end', async () => {
  const { intent, keys } = intentAnswered({ kind: 'done', value: 'd-1' });
  await intent.send(stop);
  await intent.send(stop);
  expect(keys).toHaveLength(1);
  expect(intent.state()).toMatchObject({ kind: 'done', value: 'd-1', answeredAt: '2026-11-21T14:04:13.000Z' });
});

test('after a refusal the next press is a new intent', async () => {
  const { intent, keys } = intentAnswered({ kind: 'refused', problem: problem('AWS_THROTTLED') }, lost);
  await intent.send(stop);
  await intent.send(stop);
  expect(keys).toEqual(['key-1', 'key-2']);
});

test('an unknown outcome is never sent with a new key', async () => {
  const { intent, keys } = intentAnswered(lost, { kind: 'done', value: 'd-1' });
  await intent.send(stop);
  await intent.send(stop);
  expect(keys).toEqual(['key-1']);
  await intent.sendAgain();
  expect(keys).toEqual(['key-1', 'key-1']);
  expect(intent.state().kind).toBe('done');
});

test('a repeat that the server has taken before stays unknown, asked at its first time', async () => {
  const { intent } = intentAnswered(lost, { kind: 'refused', problem: problem('CONFLICT') });
  await intent.send(stop);
  await intent.sendAgain();
  expect(intent.state()).toMatchObject({
    kind: 'unknown',
    askedAt: '2026-11-21T14:04:12.000Z',
    problem: { code: 'CONFLICT' },
  });
});

test('a repeat that is definitely refused is refused', async () => {
  const { intent } = intentAnswered(lost, { kind: 'refused', problem: problem('ALREADY_ENDED') });
  await intent.send(stop);
  await intent.sendAgain();
  expect(intent.state().kind).toBe('refused');
});

test('listeners hear of each change until they leave', async () => {
  const { intent } = intentAnswered({ kind: 'done', value: 'd-1' });
  const heard: string[] = [];
  const leave = intent.subscribe(() => heard.push(intent.state().kind));
  await intent.send(stop);
  leave();
  expect(heard).toEqual(['sending', 'done']);
});
