import type { Lambda } from '../../lambda/create-lambda.ts';
import type { CodeSource, FunctionCode } from '../../runtime/function-code.ts';
import type { Functions } from '../../runtime/functions.ts';
import type { JsonMap } from '../../template/json.ts';
import { textOf } from '../../template/text-of.ts';
import type { Artifacts } from './artifacts.ts';

interface Kept {
  code: FunctionCode;
  digest: { sha256: string; sizeBytes: number };
}

/** Sets a function's $LATEST to the code that its template names. */
export type GiveCode = (functionName: string, code: JsonMap, runtime: string) => Promise<void>;

/**
 * Code for Node.js functions from local folders and inline text. Keeps the copy of an artifact, so that a stack that
 * rolls back gets the old code even if the folder has changed.
 */
export function createGiveCode(parts: {
  artifacts: Artifacts;
  functions: Pick<Functions, 'setCode' | 'target'>;
  lambda: Pick<Lambda, 'setCode'>;
}): GiveCode {
  const { artifacts, functions, lambda } = parts;
  const copies = new Map<string, Kept>();

  const keep = async (key: string, functionName: string, source: CodeSource): Promise<void> => {
    const known = copies.get(key);
    if (known !== undefined) {
      lambda.setCode(functionName, known.code, known.digest);
      return;
    }
    await functions.setCode(functionName, source);
    const { code, configuration } = functions.target(functionName);
    copies.set(key, {
      code,
      digest: { sha256: configuration.CodeSha256 ?? '', sizeBytes: configuration.CodeSize ?? 0 },
    });
  };

  return async (functionName, code, runtime) => {
    if (!runtime.startsWith('nodejs')) return;
    const inline = textOf(code['ZipFile']);
    if (inline !== null) {
      await keep(`inline ${functionName}\n${inline}`, functionName, { kind: 'text', text: inline });
      return;
    }
    const key = textOf(code['S3Key']) ?? '';
    const folder = artifacts.folderOf(textOf(code['S3Bucket']) ?? '', key);
    if (folder !== null) await keep(key, functionName, { kind: 'folder', path: folder });
  };
}
