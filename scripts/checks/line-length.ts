import { type Check, type Finding, fixturesOf } from './check.ts';
import { readTree, type Tree } from './tree.ts';

const COLUMNS = 120;
const COMMENT = `a comment has at most ${COLUMNS} columns`;
const MARKDOWN = `Markdown has at most ${COLUMNS} columns`;

/** oxfmt wraps code, but no comments and no prose. Tables, code blocks and addresses of links cannot be wrapped. */
export const lineLength: Check = {
  name: 'line-length',
  rules: [COMMENT, MARKDOWN],
  inTree: (tree) => longLines(tree),
  inFixtures: () => longLines(readTree(fixturesOf('line-length'))),
};

function longLines(tree: Tree): Finding[] {
  return [
    ...tree.files.flatMap((file) => longComments(tree, file).map((line) => finding(COMMENT, file, line))),
    ...tree.documents.flatMap((file) => longProse(tree.text(file)).map((line) => finding(MARKDOWN, file, line))),
  ];
}

/** Numbers of the long lines that end in a comment or are part of one. */
function longComments(tree: Tree, file: string): number[] {
  const text = tree.text(file);
  if (text.split('\n').every((line) => line.length <= COLUMNS)) return [];
  const found = new Set<number>();
  for (const { start, end } of tree.parsed(file).comments) {
    const first = lineOf(text, start);
    const lines = text.slice(text.lastIndexOf('\n', start - 1) + 1, end).split('\n');
    for (const [index, line] of lines.entries()) if (line.length > COLUMNS) found.add(first + index);
  }
  return [...found];
}

function longProse(text: string): number[] {
  const prose = text
    .replaceAll(/^( *)(```|~~~)[\s\S]*?^\1\2/gm, (block) => block.replaceAll(/[^\n]/g, ''))
    .replaceAll(/\]\([^)\s]*\)|<?https?:\/\/[^\s)>]+>?/g, '')
    .split('\n');
  return prose.flatMap((line, index) =>
    line.length > COLUMNS && !line.trimStart().startsWith('|') ? [index + 1] : [],
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function finding(rule: string, file: string, line: number): Finding {
  return { rule, file, text: `line ${line} is longer` };
}
