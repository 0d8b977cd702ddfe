/**
 * `npm start`: the dashboard, in one process with its watcher. Prints where it listens, or one line that says what is
 * missing, and exits 1.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkCredentials } from '../lib/check-credentials.ts';
import { ConfigError, loadConfig } from '../lib/config.ts';
import { createParts } from '../lib/create-parts.ts';
import { isAppError } from '../lib/domain/errors/problem.ts';
import { isLoopback } from '../lib/http/is-local-host.ts';
import { shareParts } from '../lib/wiring.ts';
import { listen } from './listen.ts';
import { serveNext } from './serve-next.ts';
import { stopOnSignal } from './stop-on-signal.ts';

function reached(host: string): ConfigError {
  return new ConfigError(
    `HOST=${host} would open Sluice to the network: that requires a login, and none is configured. Use HOST=127.0.0.1.`,
  );
}

try {
  const config = await loadConfig();
  if (!isLoopback(config.host)) throw reached(config.host);
  const root = resolve(import.meta.dirname, '..');
  const distDir = process.env['NEXT_DIST_DIR'] ?? '.next';
  if (!existsSync(resolve(root, distDir, 'BUILD_ID'))) {
    throw new ConfigError(`There is no build in ${distDir}: run npm run build first.`);
  }
  await checkCredentials();
  // The port first: a second Sluice must not touch the database of the first.
  const { server, address, port } = await listen(config.host, config.port);
  // A name may mean another address here than it does elsewhere.
  if (!isLoopback(address)) throw reached(`${config.host} (${address})`);
  const parts = await shareParts(createParts(config));
  stopOnSignal(server, () => parts.stop());
  process.on('unhandledRejection', (error) => parts.log.error({ error }, 'something failed that nobody waited for'));
  await serveNext(server, { root, host: config.host, port });
  const watched = config.targets.map((target) => `${target.name} (${target.region})`).join(', ');
  console.log(
    `Sluice watches ${watched}: http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
  );
} catch (error) {
  if (!(error instanceof ConfigError) && !isAppError(error)) throw error;
  console.error(error.message);
  process.exit(1);
}
