import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCodeStory, type CodeStory } from '../testing/code-story.ts';
import { createNamedFolders } from './named-folders.ts';

/** Tries one thing; the result is its value as text, or the code of its error. */
const HANDLER = `
const { join } = require('node:path');
exports.handler = async ({ what, outside }) => {
  const fs = require('node:fs');
  const inTmp = (name) => join(require('node:os').tmpdir(), name);
  const tries = {
    'reads its code': () => fs.readFileSync(__filename, 'utf8').length > 0,
    'writes to its scratch folder': () => (fs.writeFileSync(inTmp('a'), 'b'), fs.readFileSync(inTmp('a'), 'utf8')),
    'uses a package beside its folder': () => require('beside'),
    'uses a linked package of a workspace': () => require('@own/linked'),
    'uses the SDK': () => typeof require('@aws-sdk/client-lambda').LambdaClient,
    'has its variables': () => [process.env.COLOUR, process.env.NODE_OPTIONS, process.env.SANDBOX_VARIABLES].join(),
    'reads another file': () => fs.readFileSync(join(outside, 'secret'), 'utf8'),
    'reads it on a way round': () => fs.readFileSync(join(__dirname, '..', '..', '..', outside, 'secret')),
    'lists another folder': () => fs.readdirSync(outside),
    'loads a module from outside': () => require(join(outside, 'module.js')),
    'imports one': () => import('file://' + join(outside, 'module.js')),
    'reads the environment of its process': () => fs.readFileSync('/proc/self/environ'),
    'writes outside': () => fs.writeFileSync(join(outside, 'new'), ''),
    'changes its own code': () => fs.writeFileSync(__filename, ''),
    'makes a link out': () => fs.symlinkSync(join(outside, 'secret'), inTmp('link')),
    'makes a hard link': () => fs.linkSync(join(outside, 'secret'), inTmp('hard')),
    'moves a file out': () => (fs.writeFileSync(inTmp('c'), ''), fs.renameSync(inTmp('c'), join(outside, 'new'))),
    'opens a database': () => new (require('node:sqlite').DatabaseSync)(join(outside, 'new.db')).exec('create table a(b)'),
    'starts a process': () => require('node:child_process').execSync('id'),
    'forks itself': () => require('node:child_process').fork(__filename),
    'starts a thread': () => new (require('node:worker_threads').Worker)('1', { eval: true }),
    'loads native code': () => process.dlopen({ exports: {} }, '/lib/x.node'),
    'runs WebAssembly with files': () => new (require('node:wasi').WASI)({ version: 'preview1', preopens: { '/': '/' } }),
    'opens the inspector': () => require('node:inspector').open(0),
    'makes the sandbox listen for a debugger': () => process._debugProcess(process.ppid),
    'by a signal': () => require('node:process').kill(process.ppid, 'SIGUSR1'),
    'by an imported signal': async () => (await import('node:process')).kill(process.ppid, 'SIGUSR1'),
    'sets flags of V8': () => require('node:v8').setFlagsFromString('--log-all'),
    'writes a report': () => process.report.writeReport(join(outside, 'new.json')),
    'writes its heap': () => require('node:v8').writeHeapSnapshot(join(outside, 'new.heapsnapshot')),
  };
  try {
    return String(await tries[what]());
  } catch (error) {
    return error.code ?? String(error);
  }
};`;

let story: CodeStory;
let root = '';
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sandbox-reach-'));
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('project/code/index.js', HANDLER);
  write('project/node_modules/beside/index.js', 'module.exports = "beside";');
  write('project/packages/linked/index.js', 'module.exports = "linked";');
  mkdirSync(join(root, 'project/node_modules/@own'));
  symlinkSync('../../packages/linked', join(root, 'project/node_modules/@own/linked'));
  write('outside/secret', 'not yours');
  write('outside/module.js', 'module.exports = "run";');
  story = await startCodeStory([root]);
  // Options that would undo everything, if Node itself saw them.
  const escape = '--allow-fs-read=* --allow-fs-write=* --allow-child-process --no-permission --enable-source-maps';
  await story.make('probe', join(root, 'project/code'), {
    Timeout: 20,
    Environment: { Variables: { COLOUR: 'green', NODE_OPTIONS: escape, LD_PRELOAD: './evil.so' } },
  });
});
afterAll(async () => {
  await story.end();
  rmSync(root, { recursive: true, force: true });
});

async function probe(what: string): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify({ what, outside: join(root, 'outside') }));
  const answer = await story.lambda.send(new InvokeCommand({ FunctionName: 'probe', Payload }));
  return JSON.parse(answer.Payload?.transformToString() ?? '');
}

describe('a handler', () => {
  test.each([
    ['reads its code', 'true'],
    ['writes to its scratch folder', 'b'],
    ['uses a package beside its folder', 'beside'],
    ['uses a linked package of a workspace', 'linked'],
    ['uses the SDK', 'function'],
    ['has its variables', expect.stringMatching(/^green,--allow-fs-read=.*--enable-source-maps,$/)],
  ])('%s', async (what, result) => {
    expect(await probe(what)).toEqual(result);
  });

  test.each([
    ['reads another file'],
    ['reads it on a way round'],
    ['lists another folder'],
    ['loads a module from outside'],
    ['imports one'],
    ['reads the environment of its process'],
    ['writes outside'],
    ['changes its own code'],
    ['makes a link out'],
    ['makes a hard link'],
    ['moves a file out'],
    ['opens a database', 'ERR_UNKNOWN_BUILTIN_MODULE'],
    ['starts a process'],
    ['forks itself'],
    ['starts a thread'],
    ['loads native code', 'ERR_DLOPEN_DISABLED'],
    ['runs WebAssembly with files'],
    ['opens the inspector'],
    ['makes the sandbox listen for a debugger'],
    ['by a signal'],
    ['by an imported signal'],
    ['sets flags of V8'],
    ['writes a report'],
    ['writes its heap'],
  ])('does not do this: %s', async (what, code = 'ERR_ACCESS_DENIED') => {
    expect(await probe(what)).toBe(code);
    expect(readdirSync(join(root, 'outside')).toSorted()).toEqual(['module.js', 'secret']);
  });
});

describe('folders that the command line names', () => {
  test.each([
    ['project', 'project/code'],
    ['project', 'project'],
    ['project', 'project/not/yet/there'],
    ['project', 'project/..hidden'],
    ['by-link', 'project/code'],
    ['project', 'by-link/code'],
    ['outside', 'project/../outside/secret'],
  ])('%s holds %s', (folder, path) => {
    symlinkIfMissing('project', 'by-link');
    expect(() => createNamedFolders([join(root, folder)]).check(`${root}/${path}`)).not.toThrow();
  });

  test.each([
    ['project', 'outside/secret'],
    ['project', 'project-2'],
    ['project', 'project/../outside'],
    ['project', 'project/code/leads-out/secret'],
    ['project', 'project/code/leads-out/not/there'],
    ['project', ''],
  ])('%s does not hold %s', (folder, path) => {
    symlinkIfMissing('outside', 'project/code/leads-out');
    expect(() => createNamedFolders([join(root, folder)]).check(`${root}/${path}`)).toThrow('--folder');
  });

  test('without any, nothing can be named', () => {
    expect(() => createNamedFolders([]).check(root)).toThrow('none is');
  });

  test.each([
    ['code', { functionName: 'probe', folder: '/etc' }],
    ['code', { functionName: 'probe', folder: '/there/is/none' }],
    ['stacks', { templatePath: '/etc/passwd' }],
    ['stacks', { templatePath: '/there/is/none' }],
  ])('%s with %j is refused', async (path, body) => {
    const answer = await fetch(`${story.sandbox.url}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('in no folder that was named at the start');
  });

  test('a template does not reach further than its reader', async () => {
    const template = 'Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties: {Code: ../../../../etc}\n';
    writeFileSync(join(root, 'project/template.yaml'), template);
    const answer = await fetch(`${story.sandbox.url}/_sandbox/stacks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ templatePath: join(root, 'project/template.yaml') }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      issues: [
        { path: 'template.yaml:4:18 Resources.F.Properties.Code', message: expect.stringContaining('in no folder') },
      ],
    });
  });
});

function symlinkIfMissing(target: string, path: string): void {
  try {
    symlinkSync(join(root, target), join(root, path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
