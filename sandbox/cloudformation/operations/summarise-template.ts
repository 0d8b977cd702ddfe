import type { GetTemplateSummaryOutput, ParameterDeclaration } from '@aws-sdk/client-cloudformation';
import { isMap, own, type Json } from '../../template/json.ts';
import { readDocument } from '../../template/read-document.ts';
import { textOf } from '../../template/text-of.ts';
import { validationError } from '../state.ts';
import { TemplateError } from '../../template/template-error.ts';

/** A template's parameters and types, before any value is known. @throws ValidationError */
export const summariseTemplate = (text: string): GetTemplateSummaryOutput =>
  asValidationError(() => {
    const { root } = readDocument(text, 'TemplateBody');
    const resources = isMap(root) ? own(root, 'Resources') : undefined;
    if (!isMap(root) || !isMap(resources))
      throw validationError('Template format error: At least one Resources member must be defined.');
    const parameters = own(root, 'Parameters') ?? {};
    const transform = own(root, 'Transform') ?? [];
    const member = (name: 'Description' | 'Version', value: Json | undefined) => {
      const said = textOf(value);
      return said === null ? {} : { [name]: said };
    };
    return {
      Parameters: Object.entries(isMap(parameters) ? parameters : {}).map(([name, one]) => declare(name, one)),
      ...member('Description', own(root, 'Description')),
      ...member('Version', own(root, 'AWSTemplateFormatVersion')),
      ResourceTypes: [
        ...new Set(Object.values(resources).flatMap((one) => textOf(isMap(one) ? one['Type'] : undefined) ?? [])),
      ],
      DeclaredTransforms: (Array.isArray(transform) ? transform : [transform]).flatMap((name) => textOf(name) ?? []),
    };
  });

function declare(name: string, declaration: Json): ParameterDeclaration {
  const map = isMap(declaration) ? declaration : {};
  const standard = textOf(map['Default']);
  const description = textOf(map['Description']);
  const allowed = map['AllowedValues'];
  return {
    ParameterKey: name,
    ...(standard === null ? {} : { DefaultValue: standard }),
    ParameterType: textOf(map['Type']) ?? 'String',
    NoEcho: textOf(map['NoEcho']) === 'true',
    ...(description === null ? {} : { Description: description }),
    ParameterConstraints: Array.isArray(allowed)
      ? { AllowedValues: allowed.flatMap((value) => textOf(value) ?? []) }
      : {},
  };
}

/** Runs something that reads a template, and turns a TemplateError into a ValidationError with its lines. */
function asValidationError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof TemplateError ? validationError(error.message) : error;
  }
}
