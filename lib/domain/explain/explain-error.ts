export interface ErrorExplanation {
  title: string;
  explanation: string;
  advice: string;
}

/**
 * CodeDeploy's `errorInformation.code` for Lambda, with its causes. The list of codes is that of the CodeDeploy API.
 */
const EXPLANATIONS: Record<string, ErrorExplanation> = {
  ALARM_ACTIVE: {
    title: 'An alarm stopped it',
    explanation: 'At least one alarm of the group was in ALARM, so CodeDeploy stopped the deployment.',
    advice:
      'Look at what tripped the alarm. If the old version trips it, every fix is stopped as well: bypass the alarms to ship one.',
  },
  MANUAL_STOP: {
    title: 'Stopped by hand',
    explanation: 'Somebody, or a program, called StopDeployment.',
    advice: 'The audit log says who, if it was done through Sluice; otherwise CloudTrail does.',
  },
  HOOK_EXECUTION_FAILURE: {
    title: 'A hook failed',
    explanation:
      'A BeforeAllowTraffic or AfterAllowTraffic function answered Failed, could not be called, or did not answer within an hour.',
    advice:
      "Read the hook function's log for the time of the event. A hook must call PutLifecycleEventHookExecutionStatus.",
  },
  INVALID_LAMBDA_CONFIGURATION: {
    title: 'Alias and AppSpec do not fit',
    explanation:
      'The alias is not on the version that the AppSpec calls current, is split between two versions, or the target version is the current one.',
    advice: 'Compare the alias with the AppSpec. Remove weights that an earlier stop left behind, then deploy again.',
  },
  INVALID_LAMBDA_FUNCTION: {
    title: 'Function, alias or version not usable',
    explanation: 'The function, alias or version that the AppSpec names does not exist or cannot be used.',
    advice: 'Check the names in the AppSpec, and that the version was not deleted.',
  },
  INVALID_REVISION: {
    title: 'The AppSpec is not valid',
    explanation: 'CodeDeploy could not make sense of the revision.',
    advice: 'Check the AppSpec: version 0.0, one function under Resources, hooks that exist.',
  },
  IAM_ROLE_MISSING: {
    title: 'The service role is missing',
    explanation: 'The role that the deployment group names does not exist.',
    advice: 'Give the group a role with the policy AWSCodeDeployRoleForLambda.',
  },
  IAM_ROLE_PERMISSIONS: {
    title: 'The service role may not do it',
    explanation: "The deployment group's role lacks a permission that CodeDeploy needs.",
    advice: 'Compare the role with the policy AWSCodeDeployRoleForLambda; hooks need lambda:InvokeFunction.',
  },
  THROTTLED: {
    title: 'AWS throttled CodeDeploy',
    explanation: 'CodeDeploy made more calls than the account may make, and gave up.',
    advice: 'Deploy again, with fewer deployments at a time.',
  },
  TIMEOUT: {
    title: 'It took too long',
    explanation: 'The deployment, or one of its events, did not end in time.',
    advice:
      'Look at which lifecycle event took the time. A Lambda deployment may take 50 hours at most, a hook one hour.',
  },
  INTERNAL_ERROR: {
    title: 'An error inside AWS',
    explanation: 'CodeDeploy failed for a reason of its own.',
    advice: 'Deploy again. If it comes back, give AWS support the deployment id.',
  },
  REVISION_MISSING: {
    title: 'The revision is gone',
    explanation: 'CodeDeploy did not find the AppSpec that the deployment names.',
    advice: 'Check that the S3 object still exists and that the group may read it.',
  },
  APPLICATION_MISSING: {
    title: 'The application is gone',
    explanation: 'The CodeDeploy application was deleted.',
    advice: 'Create it again, usually by updating the stack that owns it.',
  },
  DEPLOYMENT_GROUP_MISSING: {
    title: 'The deployment group is gone',
    explanation: 'The deployment group was deleted.',
    advice: 'Create it again, usually by updating the stack that owns it.',
  },
  CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: {
    title: 'Something of CodeDeploy is missing',
    explanation: 'CodeDeploy did not find one of its own resources, such as the deployment config.',
    advice: "AWS's message names it. Check that it was not deleted.",
  },
};

/**
 * What an error code means and what to do. null for a code that is not known here: then AWS's own message has to do.
 * The message narrows down a code with several causes.
 */
export function explainError(code: string, message: string | null): ErrorExplanation | null {
  if (code === 'INVALID_LAMBDA_CONFIGURATION' && message !== null) {
    return narrowedConfiguration(message) ?? EXPLANATIONS[code] ?? null;
  }
  return Object.hasOwn(EXPLANATIONS, code) ? (EXPLANATIONS[code] ?? null) : null;
}

function narrowedConfiguration(message: string): ErrorExplanation | null {
  if (!/does not match the current version/i.test(message)) return null;
  return {
    title: 'The alias has moved',
    explanation:
      'The alias is not on the version that the AppSpec calls current: it was changed after the AppSpec was made.',
    advice: 'Deploy again from where the alias is now, or put the alias back first.',
  };
}
