import { isCollection, isScalar, visit, type Document, type Node } from 'yaml';

/** A text whose lines were moved to the right, and by how many columns: lines count from 1. */
export interface Mended {
  text: string;
  moved: ReadonlyMap<number, number>;
}

/**
 * What is between quotes or brackets may go on at any column in YAML 1.1, as CloudFormation and SAM read it (seen with
 * PyYAML). YAML 1.2, which the parser follows, wants it further in than its key. Moves the lines of the first such
 * value of a document that could not be parsed; what changes is white space that YAML leaves out. null: that is not
 * what is wrong.
 */
export function mendIndents(before: Mended, document: Document): Mended | null {
  const [error] = document.errors;
  if (error === undefined || !/^Missing closing ['"]|must be sufficiently indented/.test(error.message)) return null;
  const start = startOfValue(document, error.pos[0]);
  if (start === null) return null;
  const { text } = before;
  const end = endOfValue(text, start);
  if (end === null) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const by = start - lineStart + 1;
  const value = text.slice(start, end);
  const moved = new Map(before.moved);
  const firstLine = text.slice(0, start).split('\n').length;
  const lines = value.split('\n');
  if (lines.length < 2) return null;
  for (let i = 1; i < lines.length; i++) moved.set(firstLine + i, (moved.get(firstLine + i) ?? 0) + by);
  return { text: text.slice(0, start) + lines.join(`\n${' '.repeat(by)}`) + text.slice(end), moved };
}

/** Where the outermost bracket or the quote opens that an error is about. */
function startOfValue(document: Document, at: number): number | null {
  let start: number | null = null;
  visit(document, (_key, node) => {
    const range = (node as Node | null)?.range;
    if (range === undefined || range === null || range[0] > at || range[2] < at) return undefined;
    const isFlow = isCollection(node) && node.flow === true;
    const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
    if (!isFlow && !isQuoted) return undefined;
    start = range[0];
    return visit.BREAK;
  });
  return start;
}

/** Just after the quote or bracket that closes the one at `start`; null: none does. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === '"' || letter === "'") {
      const before = text.charAt(i - 1);
      // Inside a plain word it is an ordinary letter.
      if (i > start && !/[\s,[{:]/.test(before)) continue;
      const end = endOfQuotes(text, i);
      if (end === null) return null;
      if (depth === 0) return end;
      i = end - 1;
    } else if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') {
      depth--;
      if (depth === 0) return i + 1;
    } else if (letter === '#' && /\s/.test(text.charAt(i - 1))) {
      const next = text.indexOf('\n', i);
      if (next < 0) return null;
      i = next;
    }
  }
  return null;
}

function endOfQuotes(text: string, start: number): number | null {
  const quote = text.charAt(start);
  for (let i = start + 1; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === '\\' && quote === '"') i++;
    else if (letter === quote) {
      if (quote === '"' || text.charAt(i + 1) !== "'") return i + 1;
      i++;
    }
  }
  return null;
}
