import { expect, test } from 'vitest';
import { type Command, sendCommand } from './send-command.ts';

const stop: Command = { method: 'POST', path: '/api/default/rollouts/d-1/stop', body: { rollback: true, reason: 'x' } };

function answering(status: number, body: string): typeof fetch {
  return () => Promise.resolve(new Response(body, { status }));
}

const problem = (code: string) => JSON.stringify({ type: 'about:blank', title: 't', status: 403, detail: 'd', code });

test('an answer of success is the thing that was read back', async () => {
  expect(await sendCommand(stop, 'k', answering(200, '{"id":"d-1"}'))).toEqual({ kind: 'done', value: { id: 'd-1' } });
});

test('the key, the method and the body go out as given', async () => {
  const seen: RequestInit[] = [];
  await sendCommand(stop, 'key-1', (_url, init) => {
    seen.push(init ?? {});
    return Promise.resolve(new Response('{}'));
  });
  expect(seen[0]).toMatchObject({
    method: 'POST',
    headers: { 'Idempotency-Key': 'key-1' },
    body: '{"rollback":true,"reason":"x"}',
  });
});

test('a refusal carries its problem', async () => {
  expect(await sendCommand(stop, 'k', answering(403, problem('AWS_ACCESS_DENIED')))).toMatchObject({
    kind: 'refused',
    problem: { code: 'AWS_ACCESS_DENIED' },
  });
});

test('when AWS did not answer Sluice, the outcome is unknown and not refused', async () => {
  expect(await sendCommand(stop, 'k', answering(502, problem('AWS_UNREACHABLE')))).toMatchObject({
    kind: 'unknown',
    problem: { code: 'AWS_UNREACHABLE' },
  });
});

test('a lost connection leaves the outcome unknown', async () => {
  expect(await sendCommand(stop, 'k', () => Promise.reject(new TypeError('fetch failed')))).toEqual({
    kind: 'unknown',
    problem: null,
  });
});

test('an answer that is not from Sluice leaves the outcome unknown', async () => {
  expect((await sendCommand(stop, 'k', answering(502, '<html>Bad gateway</html>'))).kind).toBe('unknown');
  expect((await sendCommand(stop, 'k', answering(502, '{"message":"Bad gateway"}'))).kind).toBe('unknown');
});
