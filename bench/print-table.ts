import type { Figure } from './measurement.ts';

const NOTE_WIDTH = 110;

/** A plain table, budget next to measurement, with numbered notes below it. */
export function printTable(figures: readonly Figure[]): string {
  const notes: string[] = [];
  const rows = figures.map((figure) => {
    if (figure.note !== null) notes.push(figure.note);
    const mark = figure.note === null ? '' : ` [${notes.length}]`;
    return [figure.what + mark, figure.budget, figure.measured, verdict(figure.within)];
  });
  const table = [['what', 'budget', 'measured', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = table;
  const rule = line(widths.map((width) => '─'.repeat(width)));
  return [
    line(head),
    rule,
    ...body.map(line),
    '',
    ...notes.flatMap((note, index) => wrapped(`[${index + 1}] ${note}`)),
  ].join('\n');
}

function verdict(within: boolean | null): string {
  if (within === null) return '';
  return within ? 'met' : 'NOT MET';
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > NOTE_WIDTH) {
      lines.push(line);
      line = `    ${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
