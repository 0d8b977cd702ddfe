/**
 * The alarms that CodeDeploy names in the message of ALARM_ACTIVE ("… Activated alarms: <a> <b>"): those active at that
 * moment. Names are separated by a space and may contain spaces, so the group's known names are matched first.
 */
export function activatedAlarms(message: string | null, known: readonly string[]): string[] {
  const list = /Activated alarms:\s*(.+)$/s.exec(message ?? '')?.[1]?.trim() ?? '';
  const found: string[] = [];
  let rest = ` ${list} `;
  // Longest first: "orders-5xx" is part of "orders-5xx-high".
  for (const name of known.toSorted((a, b) => b.length - a.length)) {
    if (name === '' || !rest.includes(` ${bracketed(rest, name)} `)) continue;
    found.push(name);
    rest = rest.replace(` ${bracketed(rest, name)} `, '  ');
  }
  const unknown = rest.split(/\s+/).filter((word) => word !== '');
  return [...found, ...unknown.map((word) => /^<(.+)>$/.exec(word)?.[1] ?? word)];
}

function bracketed(text: string, name: string): string {
  return text.includes(` <${name}> `) ? `<${name}>` : name;
}
