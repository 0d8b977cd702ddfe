/** AWS's own page for a deployment. */
export function deploymentConsoleUrl(region: string, deploymentId: string): string {
  return `${codeDeployConsole(region)}/deployments/${encodeURIComponent(deploymentId)}?region=${encodeURIComponent(region)}`;
}

/** AWS's own page for a deployment group. */
export function groupConsoleUrl(region: string, application: string, group: string): string {
  const path = `applications/${encodeURIComponent(application)}/deployment-groups/${encodeURIComponent(group)}`;
  return `${codeDeployConsole(region)}/${path}?region=${encodeURIComponent(region)}`;
}

/** China and GovCloud are partitions of their own, with consoles under other domains. */
function codeDeployConsole(region: string): string {
  // A region comes from the configuration. In a host name it must not be able to name another host.
  const host = /^[a-z0-9-]+$/.test(region) ? region : 'us-east-1';
  if (host.startsWith('cn-')) return `https://${host}.console.amazonaws.cn/codesuite/codedeploy`;
  if (host.startsWith('us-gov-')) return `https://${host}.console.amazonaws-us-gov.com/codesuite/codedeploy`;
  return `https://${host}.console.aws.amazon.com/codesuite/codedeploy`;
}
