import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** NODE_PATH counts for ES modules too, as in Lambda: that is how they find the runtime's SDK. */
export function resolveLikeLambda() {
  const folders = (process.env.NODE_PATH ?? '').split(':').filter((folder) => folder !== '');
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        const bare = /^(@[^/]+\/)?[a-zA-Z0-9][^:]*$/.test(specifier);
        if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !bare || !context.conditions.includes('import')) throw error;
        for (const folder of folders) {
          try {
            return next(specifier, { ...context, parentURL: pathToFileURL(join(dirname(folder), 'any.js')).href });
          } catch {
            // Not there either: the first error says more than the last.
          }
        }
        throw error;
      }
    },
  });
}
