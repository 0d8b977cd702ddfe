/** The kind of a request, without rollout or group: "/api/default/rollouts/{id}/series". */
export function requestKind(path: string): string {
  const [address = '', query] = path.split('?');
  const kind = address.replace(/\/rollouts\/[^/]+/, '/rollouts/{id}').replace(/\/groups\/.+/, '/groups/{group}');
  return query === undefined ? kind : `${kind}?…`;
}
