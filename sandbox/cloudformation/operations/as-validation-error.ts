import { TemplateError } from '../../template/template-error.ts';
import { validationError } from '../state.ts';

/** Runs something that reads a template, and turns a TemplateError into a ValidationError with its lines. */
export function asValidationError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof TemplateError ? validationError(error.message) : error;
  }
}
