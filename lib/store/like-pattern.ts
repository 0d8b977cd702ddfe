/**
 * A LIKE pattern (with `escape '\'`) that finds the text anywhere in a lower-case column, its % and _ taken literally.
 */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
