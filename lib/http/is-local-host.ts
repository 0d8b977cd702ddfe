/** Whether a listening address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * Whether a Host header names this machine. A foreign name that resolves to 127.0.0.1 (DNS rebinding) makes another
 * site's page "same-origin" with Sluice; browsers send that name here.
 */
export function isLocalHostHeader(header: string | undefined): boolean {
  if (header === undefined || !URL.canParse(`http://${header}`)) return false;
  const { hostname } = new URL(`http://${header}`);
  return isLoopback(hostname) || hostname.endsWith('.localhost');
}
