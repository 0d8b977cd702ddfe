import { errorsAlarm, groupOf, latencyAlarm, throttlesAlarm } from '../group-defaults.ts';
import type { Behaviour } from '../../traffic/behaviour.ts';
import { CDK_ROLLBACKS, type AlarmSpec, type GroupSpec } from '../../world/group-spec.ts';

const LINEAR = 'CodeDeployDefault.LambdaLinear10PercentEvery';
const CANARY = 'CodeDeployDefault.LambdaCanary10Percent';
const ALL_AT_ONCE = 'CodeDeployDefault.LambdaAllAtOnce';

/** Names as CloudFormation makes them for a SAM stack: <stack>-<logicalId>-<12 characters>. */
export const samNames = (
  stack: string,
  logicalId: string,
  suffix: string,
): Pick<GroupSpec, 'application' | 'group'> => ({
  application: `${stack}-ServerlessDeploymentApplication-${suffix}`,
  group: `${stack}-${logicalId}DeploymentGroup-${suffix.split('').toReversed().join('')}`,
});

export const noDataAlarm = (functionName: string): AlarmSpec => ({
  name: `${functionName}-dead-letters`,
  watches: 'silent',
  threshold: 1,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
});

/** The new version of `checkout`. */
export const BAD_CANARY: Behaviour = { errorPercent: 48, latencyMs: { p50: 75, p99: 900 } };

/** The groups with events while the demo starts. */
export const CAST = {
  /** In flight and healthy. */
  orders: groupOf('orders-api', {
    ...samNames('orders', 'OrdersApiFunction', '1EpBzBcpm5zD'),
    version: 41,
    configName: `${LINEAR}3Minutes`,
    alarms: [errorsAlarm('orders-api', 8), latencyAlarm('orders-api', 800), throttlesAlarm('orders-api')],
    hooks: { BeforeAllowTraffic: 'orders-api-smoke', AfterAllowTraffic: 'orders-api-verify' },
    perMinute: 140,
    behaviour: { errorPercent: 0.3, latencyMs: { p50: 45, p99: 314 } },
    memoryMb: 512,
  }),
  /** A bad canary, stopped by its alarm a minute or two after the demo starts. */
  checkout: groupOf('checkout', {
    ...samNames('checkout', 'CheckoutFunction', 'hywoRoXb0Hos'),
    version: 107,
    configName: `${CANARY}5Minutes`,
    alarms: [errorsAlarm('checkout', 6), latencyAlarm('checkout', 1500), throttlesAlarm('checkout')],
    perMinute: 240,
    behaviour: { errorPercent: 0.3, latencyMs: { p50: 62, p99: 480 } },
  }),
  /** In flight, with too few calls for a verdict. */
  thumbnailer: groupOf('thumbnailer', {
    alias: 'prod',
    version: 18,
    configName: `${LINEAR}1Minute`,
    alarms: [errorsAlarm('thumbnailer', 3), noDataAlarm('thumbnailer')],
    perMinute: 15,
    behaviour: { errorPercent: 0, latencyMs: { p50: 420, p99: 2900 } },
    memoryMb: 1769,
  }),
  /** In flight; made with CDK, so a stop by hand does not roll back. */
  moderator: groupOf('image-moderator', {
    application: 'media-pipeline',
    group: 'image-moderator-prod',
    alias: 'prod',
    version: 21,
    configName: `${LINEAR}2Minutes`,
    autoRollback: CDK_ROLLBACKS,
    alarms: [errorsAlarm('image-moderator', 6), latencyAlarm('image-moderator', 4000)],
    perMinute: 41,
    behaviour: { errorPercent: 0.9, latencyMs: { p50: 310, p99: 1900 } },
    memoryMb: 1024,
  }),
  /** Its alarm is in ALARM because of the live version, so every fix is rolled back at once. */
  payments: groupOf('payments-webhook', {
    ...samNames('payments', 'PaymentsWebhookFunction', 'Qz7LtK2vRw9f'),
    version: 63,
    configName: ALL_AT_ONCE,
    alarms: [
      { ...errorsAlarm('payments-webhook', 2), evaluationPeriods: 3, datapointsToAlarm: 2 },
      latencyAlarm('payments-webhook', 3000),
      throttlesAlarm('payments-webhook'),
    ],
    perMinute: 120,
    behaviour: { errorPercent: 0.2, latencyMs: { p50: 88, p99: 610 } },
  }),
  /** Its pre-traffic hook failed. */
  inventory: groupOf('inventory-sync', {
    ...samNames('inventory', 'InventorySyncFunction', 'p0XkD4mVs8Ya'),
    version: 33,
    configName: `${LINEAR}1Minute`,
    alarms: [errorsAlarm('inventory-sync', 5), latencyAlarm('inventory-sync', 2500)],
    hooks: { BeforeAllowTraffic: 'inventory-sync-smoke' },
    perMinute: 57,
    behaviour: { errorPercent: 0.4, latencyMs: { p50: 130, p99: 900 } },
  }),
  /** Stopped by hand without a rollback: the alias is still split. */
  search: groupOf('search-index', {
    application: 'search',
    group: 'search-index-prod',
    alias: 'prod',
    version: 87,
    configName: `${CANARY}10Minutes`,
    autoRollback: CDK_ROLLBACKS,
    perMinute: 230,
    behaviour: { errorPercent: 0.6, latencyMs: { p50: 75, p99: 540 } },
  }),
  /** Finished some minutes ago. */
  invoices: groupOf('invoice-pdf', {
    application: 'billing',
    group: 'invoice-pdf-live',
    version: 28,
    configName: `${LINEAR}1Minute`,
    alarms: [errorsAlarm('invoice-pdf', 4), latencyAlarm('invoice-pdf', 5000), throttlesAlarm('invoice-pdf')],
    perMinute: 19,
    behaviour: { errorPercent: 0.2, latencyMs: { p50: 640, p99: 3100 } },
    memoryMb: 2048,
  }),
  /** Someone pointed the alias at an older version by hand. */
  pricing: groupOf('pricing', {
    ...samNames('pricing', 'PricingFunction', '7lLr2EmXwq3T'),
    version: 13,
    configName: `${CANARY}5Minutes`,
    perMinute: 412,
    behaviour: { errorPercent: 0.1, latencyMs: { p50: 22, p99: 140 } },
    memoryMb: 256,
  }),
} satisfies Record<string, GroupSpec>;
