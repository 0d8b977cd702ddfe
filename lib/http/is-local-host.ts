import { BlockList } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether a listening address is reachable from this machine only, in any of its spellings: LOCALHOST, 127.1,
 * 0:0:0:0:0:0:0:1, ::ffff:127.0.0.1. Of names only localhost: others may resolve to anything.
 */
export function isLoopback(host: string): boolean {
  const canonical = canonicalHost(host);
  if (canonical === null) return false;
  if (canonical === 'localhost') return true;
  return canonical.startsWith('[')
    ? loopback.check(canonical.slice(1, -1), 'ipv6')
    : /^[\d.]+$/.test(canonical) && loopback.check(canonical, 'ipv4');
}

/**
 * Whether a Host header names this machine. A foreign name that resolves to 127.0.0.1 (DNS rebinding) makes another
 * site's page "same-origin" with Sluice; browsers send that name here.
 */
export function isLocalHostHeader(header: string | undefined): boolean {
  if (header === undefined || !URL.canParse(`http://${header}`)) return false;
  const { hostname, pathname, search, hash, username, password } = new URL(`http://${header}`);
  // A Host header is a host and a port, nothing else.
  if (pathname !== '/' || search + hash + username + password !== '' || header.includes('/')) return false;
  return isLoopback(hostname) || withoutFinalDot(hostname).endsWith('.localhost');
}

/** As WHATWG's URL writes it: lower case, IPv4 in four parts, IPv6 short and in brackets. Null: no host. */
function canonicalHost(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '');
  const address = `http://${bare.includes(':') ? `[${bare}]` : bare}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return `${url.origin}/` === url.href ? withoutFinalDot(url.hostname) : null;
}

/** "localhost." is the same name, written whole. */
function withoutFinalDot(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}
