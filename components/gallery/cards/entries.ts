import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import type { Said } from '@/lib/domain/acting/said.ts';
import { TARGET } from '@/components/gallery/fixtures/make-target.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';

/** Somebody stopped orders-api's rollout a minute ago. */
export function makeEntry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'entry',
    at: ago(60),
    actor: 'ana',
    action: 'stop',
    target: TARGET,
    subject: {
      application: 'orders',
      group: 'orders-live',
      rolloutId: 'd-3XQ8T9K1B',
      functionName: 'orders-api',
      alias: 'live',
    },
    reason: 'Error rate of 42 is up since step 3',
    outcome: {
      kind: 'done',
      at: ago(58),
      said: [{ kind: 'stop-answered', status: 'Succeeded', message: null }],
      awsRequestId: '8f2b1c9e-1f0d-4c3a-9f77-0d6f1b7b3c55',
    },
    before: { status: 'InProgress', routedPercent: 40, alarmsIgnored: false },
    after: {
      status: 'Stopped',
      routedPercent: 0,
      alarmsIgnored: true,
      until: { event: 'next-success', at: ago(-3600) },
    },
    ...change,
  };
}

const ALIAS = { version: '41', weights: { 42: 40 } };

/** One of each thing that an entry can say of what came of it. */
export const SAID: Record<Said['kind'], Said> = {
  words: { kind: 'words', text: 'The deployment is already completed.' },
  taken: { kind: 'taken' },
  'not-read-first': { kind: 'not-read-first', asOf: ago(48), why: 'AWS throttled codedeploy:BatchGetDeployments.' },
  'asked-again': { kind: 'asked-again', tries: 4 },
  'answer-lost': { kind: 'answer-lost', but: 'deployment-found' },
  'stop-answered': { kind: 'stop-answered', status: 'Pending', message: 'No more deployments' },
  'rollout-state': { kind: 'rollout-state', id: 'd-3XQ8T9K1B', status: 'Stopped' },
  'undone-by': { kind: 'undone-by', by: 'd-7RB2C4M9Z' },
  moves: {
    kind: 'moves',
    id: 'd-9NEW4DEPL',
    functionName: 'orders-api',
    alias: 'live',
    group: 'orders-live',
    version: '42',
  },
  'hooks-unknown': { kind: 'hooks-unknown' },
  published: { kind: 'published', version: '43', isOld: true },
  'alias-on': { kind: 'alias-on', isAnswerLost: true, ...ALIAS },
  'alarms-set': {
    kind: 'alarms-set',
    ignored: true,
    alarms: ['orders-errors'],
    sent: ['orders-p99'],
    isAnswerLost: true,
  },
  'failed-before': { kind: 'failed-before', answer: 'Rate exceeded.' },
  'end-kept': { kind: 'end-kept' },
  'nothing-left-to-arm': { kind: 'nothing-left-to-arm' },
  found: { kind: 'found', when: 'restart', found: { kind: 'deployment', id: 'd-9NEW4DEPL' } },
  interrupted: { kind: 'interrupted', when: 'later', found: { kind: 'not-asked' } },
  'ended-elsewhere': { kind: 'ended-elsewhere', how: 'obeyed', askedBy: { actor: 'ana', at: ago(900) } },
};
