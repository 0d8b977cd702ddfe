import { paymentsLive } from './begin-entry.ts';

/** For tests: version 64 for payments-webhook:live, everything else as the group has it. */
export const startInput = {
  ...paymentsLive,
  version: '64',
  codeSha256: null,
  configName: null,
  ignoreAlarms: false,
  fromVersion: null,
  withoutHooks: false,
  named: null,
  reason: 'refunds work again',
};
