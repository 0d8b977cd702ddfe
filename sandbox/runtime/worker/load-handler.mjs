import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeError } from './errors.mjs';

/**
 * The function that "src/index.handler" names below the task root. Throws errors named like those of Lambda's runtime.
 */
export async function loadHandler(root, name) {
  const slash = name.lastIndexOf('/') + 1;
  const match = /^([^.]+)\.(.+)$/.exec(name.slice(slash));
  if (match === null || name.includes('..')) throw runtimeError('MalformedHandlerName', 'Bad handler');
  const loaded = await loadModule(resolve(root, join(name.slice(0, slash), match[1])), match[1]);
  const handler = match[2].split('.').reduce((value, part) => value?.[part], loaded);
  if (handler === undefined) throw runtimeError('HandlerNotFound', `${name} is undefined or not exported`);
  if (typeof handler !== 'function') throw runtimeError('HandlerNotFound', `${name} is not a function`);
  const major = Number(/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1]);
  if (major >= 24 && handler.length >= 3) {
    throw runtimeError(
      'CallbackHandlerDeprecated',
      'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.',
    );
  }
  return handler;
}

async function loadModule(base, name) {
  const file = [base, `${base}.js`, `${base}.mjs`, `${base}.cjs`].find(
    (path) => extname(path) !== '' && existsSync(path),
  );
  if (file === undefined) throw runtimeError('ImportModuleError', `Error: Cannot find module '${name}'`);
  try {
    if (extname(file) === '.mjs' || (extname(file) === '.js' && isModuleScope(dirname(file)))) {
      return await import(pathToFileURL(file).href);
    }
    return createRequire(file)(file);
  } catch (error) {
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
      throw runtimeError('ImportModuleError', `${error.name}: ${error.message}`);
    }
    if (error instanceof SyntaxError) throw runtimeError('UserCodeSyntaxError', String(error));
    throw error;
  }
}

/** Whether the nearest package.json says that .js files are ES modules. */
function isModuleScope(folder) {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).type === 'module';
  return dirname(folder) !== folder && folder !== process.env.LAMBDA_TASK_ROOT && isModuleScope(dirname(folder));
}
