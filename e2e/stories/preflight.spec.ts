import { PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateDeploymentCommand } from '@aws-sdk/client-codedeploy';
import { DeleteFunctionCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';

const CARD = 'If a deployment started now';

/** What the card says when everything has been read. */
function preflightOf(page: Page) {
  return page.getByRole('region', { name: CARD });
}

test('pre-flight names each thing that would go wrong, with its numbers', async ({ account, page, open }) => {
  const quotes = await account.givenGroup({
    functionName: 'quotes',
    perMinute: 3,
    alarms: [
      { AlarmName: 'quotes-astray' },
      { AlarmName: 'quotes-slow', Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 3 },
    ],
    autoRollback: ['DEPLOYMENT_FAILURE'],
  });
  // The function was renamed, the alarm was not.
  await account.cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName: 'quotes-astray',
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Dimensions: [{ Name: 'FunctionName', Value: 'quotes-old' }],
    }),
  );
  const hook = 'CodeDeployHook_quotes';
  await account.givenFunction(hook);
  await account.deploy(quotes, '1', '2', {
    hooks: { BeforeAllowTraffic: hook },
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
  });
  await account.pass(120);
  expect(await account.aliasOf(quotes)).toEqual({ version: '2', weights: {} });
  await account.lambda.send(new DeleteFunctionCommand({ FunctionName: hook }));
  await account.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'quotes', ReservedConcurrentExecutions: 1 }),
  );
  await account.pass(3900);

  await open(quotes.path);
  const card = preflightOf(page);
  await expect(card).toContainText(
    /Stops it: The BeforeAllowTraffic hook CodeDeployHook_quotes does not exist: the deployment would fail there, before any call moves\./,
  );
  await expect(card).toContainText(/Beware: quotes-astray would not see the new version of quotes:live: .*quotes-old/);
  await expect(card).toContainText(
    /quotes-slow needs 3 data points of 5 minutes and about 57 s more until CodeDeploy acts, .*; the plan leaves 5 minutes/,
  );
  await expect(card).toContainText(
    'The group rolls back on DEPLOYMENT_FAILURE and not on DEPLOYMENT_STOP_ON_ALARM: an alarm stops the deployment and leaves quotes:live split.',
  );
  await expect(card).toContainText('quotes has 1 reserved executions for both versions together, and had 1 at once');
  await expect(card).toContainText(
    /quotes-slow\) would stop a version that fails every call in about 0% of deployments/,
  );

  await expect(card.getByRole('rowheader')).toHaveText(['1%', '5%', '20%', '100%']);
  await card.getByText('What this takes for granted').click();
  await expect(card).toContainText(
    /At (2\.[5-9]\d*|3(\.[0-5]\d*)?) calls a minute the 10% canary of 5 minutes sees (one or two|about one|about two) calls?\./,
  );
  await expect(card).toContainText('quotes-astray is left out: It sees no call of this alias');

  // The deploy dialog says the same.
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^1\b/ }).click();
  await expect(dialog.getByRole('region', { name: 'Pre-flight' })).toContainText(
    'CodeDeployHook_quotes does not exist',
  );
});

test('of a healthy group it says nothing of the kind, and how surely its alarm stops a bad version', async ({
  account,
  page,
  open,
}) => {
  const orders = await account.givenGroup({ functionName: 'orders', perMinute: 600, alarms: [{}] });
  await account.givenFunction('CodeDeployHook_orders');
  await account.deploy(orders, '1', '2', {
    hooks: { BeforeAllowTraffic: 'CodeDeployHook_orders' },
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
  });
  await account.pass(120);
  await account.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'orders', ReservedConcurrentExecutions: 50 }),
  );
  await account.pass(3900);

  await open(orders.path);
  const card = preflightOf(page);
  await expect(card.getByRole('rowheader')).toHaveText(['1%', '5%', '20%', '100%']);
  const stopped = card.getByRole('row').filter({ hasText: '100%' }).first();
  await expect(stopped).toContainText('over 99%');
  await expect(card).not.toContainText(/Stops it:|Beware:|Not checked:/);
});

test('a group that never deployed says why nothing is known of it, and its first deployment is started here', async ({
  account,
  page,
  open,
}) => {
  const fresh = await account.givenGroup({ functionName: 'fresh', alarms: [{}], perMinute: 60 });
  await open(fresh.path);
  const why = "CodeDeploy names a group's function only in its deployments, and there is none yet.";
  await expect(preflightOf(page)).toContainText(`Not checked: ${why}`);
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  const alias = dialog.getByRole('textbox', { name: /^Alias/ });
  await expect(dialog.getByRole('textbox', { name: /^Function/ })).toHaveValue('fresh');
  await expect(alias).toHaveValue('live');
  await expect(dialog).toContainText('fresh:live is a guess: it is what the group’s alarms watch.');

  await alias.fill('lvie');
  await expect(dialog).toContainText('Lambda has no alias lvie of a function fresh.');
  await alias.fill('live');
  await dialog.getByRole('radio', { name: /^2\b/ }).click();
  await expect(dialog.getByRole('radio', { name: /^1\b.*the alias is on it now/ })).toBeDisabled();
  await expect(dialog).toContainText('It is the first deployment of this group');
  await expect(dialog).not.toContainText(why);
  await dialog.getByRole('textbox', { name: /reason/i }).fill('The stack is new');
  await dialog.getByRole('button', { name: 'Deploy version 2' }).click();
  const made = dialog.getByRole('link', { name: /d-/ }).first();
  await expect(made).toBeVisible();
  const id = (await made.textContent()) ?? '';
  await account.pass(400);
  expect(await account.aliasOf(fresh)).toEqual({ version: '2', weights: {} });
  expect(await account.deployment(id)).toMatchObject({ status: 'Succeeded' });
  await open(fresh.path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('fresh:live');
});

test('$LATEST that is the version which is live is not deployed', async ({ account, page, open }) => {
  const stock = await account.givenGroup({ functionName: 'stock', versions: 2 });
  await account.deployAtOnce(stock, '1', '2');
  await open(stock.path);
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^New/ }).click();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Nothing new');
  const reason = '$LATEST holds exactly the code and settings of version 2, and stock:live is on it already.';
  await expect(dialog).toContainText(reason);
  await expect(dialog.getByRole('button', { name: 'Publish and deploy' })).toBeDisabled();
});

test('hooks of an AppSpec in S3 are not known: it is deployed without any only by who says so', async ({
  account,
  page,
  open,
}) => {
  const parcels = await account.givenGroup({ functionName: 'parcels', versions: 3 });
  await account.deployAtOnce(parcels, '1', '2');
  await account.codeDeploy.send(
    new CreateDeploymentCommand({
      applicationName: parcels.application,
      deploymentGroupName: parcels.group,
      revision: { revisionType: 'S3', s3Location: { bucket: 'builds', key: 'appspec.json', bundleType: 'JSON' } },
    }),
  );
  await account.pass(120);
  expect(await account.aliasOf(parcels)).toEqual({ version: '2', weights: {} });
  await open(parcels.path);
  await expect(page.getByRole('region', { name: 'Configuration' })).toContainText(
    'Not known: the last deployment’s AppSpec',
  );
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Roll back to…' }).click();
  await dialog.getByRole('radio', { name: /^1\b/ }).click();
  await expect(dialog).toContainText('this deployment calls none');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Deploy…' }).click();
  await dialog.getByRole('radio', { name: /^3\b/ }).click();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('The hooks are in the pipeline');
  const deploy = dialog.getByRole('button', { name: 'Deploy version 3' });
  await expect(dialog).toContainText('Which hooks the last deployment called is not known.');
  await expect(dialog).not.toContainText('No hooks: the group’s last deployment had none.');
  await expect(deploy).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Deploy without hooks' }).click();
  await deploy.click();
  await expect(dialog.getByRole('link', { name: /d-/ }).first()).toBeVisible();
  await account.pass(600);
  expect(await account.aliasOf(parcels)).toEqual({ version: '3', weights: {} });
});
