import { intrinsicOf, isMap, own, type Json, type JsonMap } from '../json.ts';
import { textOf } from '../text-of.ts';
import { propagatedTags } from './propagated-tags.ts';
import { invalid, resolveEarly, type SamContext } from './sam-context.ts';

const PREDEFINED = new Set([
  'Canary10Percent5Minutes',
  'Canary10Percent10Minutes',
  'Canary10Percent15Minutes',
  'Canary10Percent30Minutes',
  'Linear10PercentEvery1Minute',
  'Linear10PercentEvery2Minutes',
  'Linear10PercentEvery3Minutes',
  'Linear10PercentEvery10Minutes',
  'AllAtOnce',
]);
const APPLICATION = 'ServerlessDeploymentApplication';
const SERVICE_ROLE = 'CodeDeployServiceRole';
const CONDITION = 'ServerlessCodeDeployCondition';
/** Fn::Or takes ten. */
const MOST_COMBINED = 10;

export interface Preference {
  logicalId: string;
  role: Json | undefined;
  /** The condition on the deployment group; null: none. */
  condition: string | null;
  /** Tags of the function for everything made for it. */
  tags: Json[] | null;
}

/** Adds a function's deployment group; returns the alias's update policy, null without a DeploymentPreference. */
export function readPreference(
  context: SamContext,
  logicalId: string,
  properties: JsonMap,
  condition: string | null,
): { preference: Preference; updatePolicy: JsonMap } | null {
  const given = own(properties, 'DeploymentPreference');
  if (given === undefined) return null;
  const refuse = (message: string, key?: string): never =>
    invalid(context, logicalId, message, key === undefined ? properties : given, key ?? 'DeploymentPreference');
  if (!isMap(given)) return refuse("Type of property 'DeploymentPreference' is invalid.");
  if (Object.keys(given).length === 0) return null;
  const enabled = resolveEarly(context, own(given, 'Enabled') ?? true);
  if (enabled === false || enabled === 'false' || enabled === 'False') return null;
  const type = own(given, 'Type');
  if (type === undefined) return refuse("'DeploymentPreference' is missing required Property 'Type'");
  if (own(properties, 'AutoPublishAlias') === undefined)
    return refuse("'DeploymentPreference' requires AutoPublishAlias property to be specified.");
  const hooks = own(given, 'Hooks') ?? {};
  if (!isMap(hooks)) return refuse("'Hooks' property of 'DeploymentPreference' must be a dictionary", 'Hooks');
  const role = own(given, 'Role');
  const passes = readSwitch(context, own(given, 'PassthroughCondition') ?? false);
  if (passes === null)
    return refuse("'PassthroughCondition' must be a boolean or resolve to one.", 'PassthroughCondition');
  const alarms = convertAlarms(own(given, 'Alarms'), () => refuse('Alarms must be a list', 'Alarms'));
  const triggers = own(given, 'TriggerConfigurations');
  const preference: Preference = {
    logicalId,
    role,
    condition: passes ? condition : null,
    tags: propagatedTags(properties),
  };
  const group: JsonMap = {
    Type: 'AWS::CodeDeploy::DeploymentGroup',
    ...(preference.condition === null ? {} : { Condition: preference.condition }),
    Properties: {
      ...(alarms === null ? {} : { AlarmConfiguration: alarms }),
      ApplicationName: { Ref: APPLICATION },
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      DeploymentConfigName: namePredefined(resolveEarly(context, type), null),
      DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ServiceRoleArn: role ?? { 'Fn::GetAtt': [SERVICE_ROLE, 'Arn'] },
      ...(triggers === undefined ? {} : { TriggerConfigurations: triggers }),
      ...(preference.tags === null ? {} : { Tags: preference.tags }),
    },
  };
  context.source.copy(given, group);
  context.source.copy(given, group['Properties'] as JsonMap);
  context.made.set(`${logicalId}DeploymentGroup`, group);
  const { PreTraffic: before, PostTraffic: after } = hooks;
  return {
    preference,
    updatePolicy: {
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: { Ref: APPLICATION },
        DeploymentGroupName: { Ref: `${logicalId}DeploymentGroup` },
        ...(before === undefined ? {} : { BeforeAllowTrafficHook: before }),
        ...(after === undefined ? {} : { AfterAllowTrafficHook: after }),
      },
    },
  };
}

function readSwitch(context: SamContext, value: Json): boolean | null {
  const resolved = resolveEarly(context, value);
  if (resolved === true || (typeof resolved === 'string' && /^true$/i.test(resolved))) return true;
  if (resolved === false || (typeof resolved === 'string' && /^false$/i.test(resolved))) return false;
  return null;
}

export const isNoValue = (value: Json | undefined): boolean => {
  const intrinsic = intrinsicOf(value);
  return intrinsic?.name === 'Ref' && intrinsic.argument === 'AWS::NoValue';
};

/** A list of alarms, also in both branches of an Fn::If, as an AlarmConfiguration; null: none. */
function convertAlarms(alarms: Json | undefined, refuse: () => never): Json | null {
  if (alarms === undefined || alarms === null || isNoValue(alarms)) return null;
  const configure = (list: Json | undefined): JsonMap => {
    if (!Array.isArray(list)) return refuse();
    if (list.length === 0 || isNoValue(list[0])) return {};
    return { Enabled: true, Alarms: list.map((Name) => ({ Name })) };
  };
  const choice = intrinsicOf(alarms);
  if (choice?.name !== 'Fn::If' || !Array.isArray(choice.argument)) return configure(alarms);
  const [condition = null, yes, no] = choice.argument;
  return { 'Fn::If': [condition, configure(yes), configure(no)] };
}

/** Expands SAM's short names of deployment configurations, anywhere in a function. */
function namePredefined(value: Json, within: string | null): Json {
  if (Array.isArray(value)) return value.map((item) => namePredefined(item, null));
  const intrinsic = intrinsicOf(value);
  if (intrinsic !== null) return { [intrinsic.name]: namePredefined(intrinsic.argument, intrinsic.name) };
  if (typeof value !== 'string' || !PREDEFINED.has(value)) return value;
  const named: Json[] = ['CodeDeployDefault.Lambda${ConfigName}', { ConfigName: value }];
  return within === 'Fn::Sub' ? named : { 'Fn::Sub': named };
}

/** The application and the role that all groups of a template share, and their condition. */
export function shareCodeDeploy(context: SamContext, preferences: readonly Preference[], conditions: JsonMap): JsonMap {
  if (preferences.length === 0) return conditions;
  const names = [...new Set(preferences.flatMap(({ condition }) => (condition === null ? [] : [condition])))];
  const conditional = preferences.every(({ condition }) => condition !== null);
  const combined = names.length > 1 ? combine(names) : {};
  const condition = conditional ? { Condition: names.length > 1 ? CONDITION : (names[0] ?? '') } : {};
  const merged = new Map(preferences.flatMap((one) => (one.tags ?? []).map((tag) => [keyOf(tag), tag])));
  const tags = [...merged.values()];
  context.made.set(APPLICATION, {
    Type: 'AWS::CodeDeploy::Application',
    ...condition,
    Properties: { ComputePlatform: 'Lambda', ...(tags.length > 0 ? { Tags: tags } : {}) },
  });
  if (preferences.some(({ role }) => role === undefined)) {
    context.made.set(SERVICE_ROLE, {
      Type: 'AWS::IAM::Role',
      ...condition,
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: ['codedeploy.amazonaws.com'] } },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda'],
      },
    });
  }
  return { ...conditions, ...combined };
}

const keyOf = (tag: Json): string => (isMap(tag) ? (textOf(tag['Key']) ?? '') : '');

function combine(names: readonly string[]): JsonMap {
  const made: JsonMap = {};
  let left = names;
  for (let part = Math.ceil((names.length - 1) / (MOST_COMBINED - 1)) - 1; left.length > 1; part--) {
    const name = part > 0 ? `${CONDITION}${part}` : CONDITION;
    made[name] = { 'Fn::Or': left.slice(0, MOST_COMBINED).map((Condition) => ({ Condition })) };
    left = [name, ...left.slice(MOST_COMBINED)];
    if (left.length === 1) break;
  }
  return made;
}
