/** Replaces `${Name}` and `${Resource.Attribute}` in a text for Fn::Sub; `${!Name}` means `${Name}` itself. */
export function replaceVariables(text: string, value: (name: string) => string): string {
  return text.replaceAll(/\$\{(!?)([^{}]*)\}/g, (_all, literal: string, name: string) =>
    literal === '' ? value(name.trim()) : `\${${name}}`,
  );
}

export function variablesOf(text: string): string[] {
  const names: string[] = [];
  replaceVariables(text, (name) => {
    names.push(name);
    return '';
  });
  return names;
}
