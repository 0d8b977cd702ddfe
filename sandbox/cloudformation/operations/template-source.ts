import type { TemplateSource } from '../changes/deploy-stack.ts';
import { validationError, type Stack } from '../state.ts';

/** CloudFormation's limit for a template in the request itself. One in S3 may have 1,000,000. */
const LARGEST_BODY_BYTES = 51_200;

interface GivenTemplate {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
}

/** The template in the request, or the stack's own. @throws ValidationError */
export const sourceOf = (input: GivenTemplate, stack: Stack | undefined): TemplateSource =>
  input.UsePreviousTemplate === true && stack !== undefined
    ? { text: stack.template.text, file: stack.template.source.file, folder: null }
    : bodyOf(input);

/** @throws ValidationError: there is none, or it is too long. */
export function bodyOf({ TemplateBody: text, TemplateURL: url }: GivenTemplate): TemplateSource {
  if (text === undefined) {
    throw validationError(
      url === undefined
        ? 'Either Template URL or Template Body must be specified.'
        : 'The sandbox has no S3: pass the template as TemplateBody.',
    );
  }
  if (Buffer.byteLength(text) > LARGEST_BODY_BYTES)
    throw validationError(
      `1 validation error detected: Value '${text.slice(0, 100)}…' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_BODY_BYTES}`,
    );
  return { text, file: 'TemplateBody', folder: null };
}
