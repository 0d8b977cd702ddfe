import { basename } from 'node:path';
import type { TemplateSource } from '../changes/deploy-stack.ts';
import { validationError, type Ports, type Stack } from '../state.ts';

/** CloudFormation's limit for a template in the request itself. One in S3 may have 1,000,000. */
const LARGEST_BODY_BYTES = 51_200;

interface GivenTemplate {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
}

/** The template in the request, or the stack's own. @throws ValidationError */
export const sourceOf = (ports: Pick<Ports, 's3'>, input: GivenTemplate, stack: Stack | undefined): TemplateSource =>
  input.UsePreviousTemplate === true && stack !== undefined
    ? { text: stack.template.text, file: stack.template.source.file, folder: null }
    : bodyOf(ports, input);

/** In the request or in S3. @throws ValidationError: there is none, or it is too long. */
export function bodyOf(
  { s3 }: Pick<Ports, 's3'>,
  { TemplateBody: text, TemplateURL: url }: GivenTemplate,
): TemplateSource {
  if (text === undefined) {
    if (url === undefined) throw validationError('Either Template URL or Template Body must be specified.');
    const object = s3.readAddress(url);
    if (object === null || object === undefined)
      throw validationError('TemplateURL must reference a valid S3 object to which you have access.');
    return {
      text: Buffer.from(object).toString('utf8'),
      file: basename(URL.parse(url)?.pathname ?? url),
      folder: null,
    };
  }
  if (Buffer.byteLength(text) > LARGEST_BODY_BYTES)
    throw validationError(
      `1 validation error detected: Value '${text.slice(0, 100)}…' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_BODY_BYTES}`,
    );
  return { text, file: 'TemplateBody', folder: null };
}
