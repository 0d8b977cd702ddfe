import { errorsAlarm, groupOf, latencyAlarm, throttlesAlarm } from '../group-defaults.ts';
import { noDataAlarm, samNames } from './cast.ts';
import { CDK_ROLLBACKS, type AlarmSpec, type GroupSpec } from '../../world/group-spec.ts';

const CONFIGS = {
  c5: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
  c10: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
  c15: 'CodeDeployDefault.LambdaCanary10Percent15Minutes',
  l1: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
  l2: 'CodeDeployDefault.LambdaLinear10PercentEvery2Minutes',
  l3: 'CodeDeployDefault.LambdaLinear10PercentEvery3Minutes',
  all: 'CodeDeployDefault.LambdaAllAtOnce',
} as const;

type Row = [
  functionName: string,
  alias: string,
  version: number,
  config: keyof typeof CONFIGS,
  perMinute: number,
  p50: number,
  alarms: 0 | 1 | 2 | 3 | 4,
  stack: string | null,
  endedHoursAgo: number,
];

/** With a stack's name: a SAM stack; null: an application named after the function's family. */
const ROWS: Row[] = [
  ['session-refresh', 'live', 210, 'l2', 970, 12, 4, 'identity', 1],
  ['email-sender', 'live', 54, 'c5', 76, 210, 2, 'notifications', 5],
  ['geo-lookup', 'prod', 9, 'all', 655, 8, 0, null, 7],
  ['fraud-score', 'live', 76, 'l3', 318, 95, 4, 'risk', 9],
  ['ledger-export', 'nightly', 15, 'all', 0, 900, 0, null, 14],
  ['auth-authorizer', 'live', 142, 'l1', 1100, 9, 3, 'identity', 26],
  ['webhook-fanout', 'live', 48, 'l1', 507, 34, 3, 'events', 48],
  ['tax-rates', 'live', 17, 'c5', 93, 41, 1, null, 50],
  ['cart-merge', 'live', 65, 'l1', 188, 52, 3, 'storefront', 11],
  ['product-detail', 'live', 131, 'l1', 820, 27, 3, 'storefront', 3],
  ['product-search', 'live', 98, 'c10', 540, 66, 3, 'storefront', 20],
  ['recommendations', 'live', 72, 'l2', 410, 110, 2, 'storefront', 31],
  ['wishlist-api', 'live', 24, 'c5', 64, 38, 2, 'storefront', 73],
  ['reviews-api', 'live', 37, 'c5', 85, 47, 2, 'storefront', 96],
  ['customer-profile', 'live', 58, 'l1', 265, 31, 3, 'identity', 8],
  ['mfa-challenge', 'live', 29, 'c15', 48, 71, 2, 'identity', 44],
  ['password-reset', 'live', 20, 'c15', 6, 150, 2, 'identity', 120],
  ['refund-processor', 'live', 45, 'l3', 33, 260, 3, 'payments-core', 17],
  ['payment-intents', 'live', 119, 'l3', 290, 84, 4, 'payments-core', 6],
  ['payout-scheduler', 'live', 31, 'c10', 12, 340, 2, 'payments-core', 52],
  ['chargeback-intake', 'live', 14, 'c10', 4, 190, 1, 'payments-core', 160],
  ['sms-sender', 'live', 26, 'c5', 58, 170, 2, 'notifications', 39],
  ['push-dispatch', 'live', 41, 'l1', 330, 29, 2, 'notifications', 22],
  ['template-render', 'live', 19, 'all', 121, 44, 1, 'notifications', 88],
  ['stock-reserve', 'live', 83, 'l1', 215, 36, 3, 'inventory-core', 13],
  ['warehouse-router', 'live', 22, 'c5', 71, 58, 2, 'inventory-core', 64],
  ['shipping-quotes', 'live', 39, 'l2', 104, 230, 2, 'logistics', 28],
  ['label-printer', 'live', 12, 'all', 27, 480, 1, 'logistics', 140],
  ['carrier-webhook', 'live', 50, 'c5', 62, 55, 2, 'logistics', 18],
  ['delivery-eta', 'live', 68, 'l1', 240, 73, 2, 'logistics', 10],
  ['clickstream-ingest', 'live', 33, 'l1', 900, 6, 2, 'events', 34],
  ['event-archiver', 'live', 11, 'all', 150, 82, 1, 'events', 200],
  ['audit-writer', 'live', 27, 'c5', 175, 18, 2, null, 58],
  ['feature-flags', 'prod', 44, 'c5', 610, 5, 2, null, 15],
  ['ab-assign', 'prod', 30, 'l1', 380, 7, 2, null, 41],
  ['media-transcode', 'prod', 16, 'c15', 9, 2400, 2, null, 77],
  ['avatar-resize', 'prod', 13, 'c5', 22, 350, 1, null, 110],
  ['vat-validation', 'live', 8, 'all', 5, 420, 1, 'billing-core', 260],
  ['dunning-mailer', 'nightly', 10, 'all', 0, 300, 1, 'billing-core', 190],
  ['usage-metering', 'live', 61, 'l2', 450, 24, 3, 'billing-core', 25],
];

const FAMILIES: Record<string, string> = {
  'geo-lookup': 'edge',
  'ledger-export': 'finance',
  'tax-rates': 'finance',
  'audit-writer': 'compliance',
  'feature-flags': 'experimentation',
  'ab-assign': 'experimentation',
  'media-transcode': 'media',
  'avatar-resize': 'media',
};

export interface IdleGroup {
  spec: GroupSpec;
  endedHoursAgo: number;
}

/** About forty groups without events, until the director picks one. */
export function idleGroups(): IdleGroup[] {
  return ROWS.map(([functionName, alias, version, config, perMinute, p50, alarms, stack, endedHoursAgo]) => ({
    endedHoursAgo,
    spec: groupOf(functionName, {
      ...(stack === null
        ? {
            application: FAMILIES[functionName] ?? functionName,
            group: `${functionName}-${alias}`,
            autoRollback: CDK_ROLLBACKS,
          }
        : samNames(stack, `${pascal(functionName)}Function`, suffixOf(stack))),
      alias,
      version,
      configName: CONFIGS[config],
      perMinute,
      behaviour: { errorPercent: p50 % 3 === 0 ? 0.2 : 0.05, latencyMs: { p50, p99: p50 * 7 } },
      alarms: perMinute === 0 ? [noDataAlarm(functionName)] : alarmsOf(functionName, alarms, perMinute, p50),
    }),
  }));
}

function alarmsOf(functionName: string, count: number, perMinute: number, p50: number): AlarmSpec[] {
  const all = [
    errorsAlarm(functionName, Math.max(5, Math.round(perMinute * 0.02))),
    latencyAlarm(functionName, p50 * 20),
    throttlesAlarm(functionName),
    {
      ...errorsAlarm(functionName, Math.max(20, Math.round(perMinute * 0.1))),
      name: `${functionName}-errors-page`,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
    },
  ];
  return all.slice(0, count);
}

const pascal = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** Twelve characters, always the same for a stack. */
function suffixOf(stack: string): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
  let state = 7;
  for (const character of stack) state = (state * 31 + character.charCodeAt(0)) % 1_000_003;
  let suffix = '';
  for (let i = 0; i < 12; i++) {
    state = (state * 48_271 + 11) % 2_147_483_647;
    suffix += letters.charAt(state % letters.length);
  }
  return suffix;
}
