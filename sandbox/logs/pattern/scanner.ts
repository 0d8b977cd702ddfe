import { PatternError } from './filter-pattern.ts';

/** Reads a pattern from left to right. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  skipSpace(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  /** Skips spaces, then takes `literal` if it comes next. */
  take(literal: string): boolean {
    this.skipSpace();
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  /** Takes a whole word, in any case. */
  takeWord(word: string): boolean {
    this.skipSpace();
    const here = this.text.slice(this.at, this.at + word.length);
    if (here.toUpperCase() !== word || /\w/.test(this.text.charAt(this.at + word.length))) return false;
    this.at += word.length;
    return true;
  }

  expect(literal: string): void {
    if (!this.take(literal)) this.fail(`expected ${JSON.stringify(literal)}`);
  }

  /** "quoted", with \" for a quote; null if none begins here. */
  quoted(): string | null {
    this.skipSpace();
    if (this.text.charAt(this.at) !== '"') return null;
    let value = '';
    for (let i = this.at + 1; i < this.text.length; i++) {
      const char = this.text.charAt(i);
      if (char === '"') {
        this.at = i + 1;
        return value;
      }
      if (char === '\\' && /["\\]/.test(this.text.charAt(i + 1))) value += this.text.charAt(++i);
      else value += char;
    }
    return this.fail('a quote is not closed');
  }

  /** %regex%, with its percent signs; null if none begins here. */
  regex(): string | null {
    this.skipSpace();
    if (this.text.charAt(this.at) !== '%') return null;
    const end = this.text.indexOf('%', this.at + 1);
    if (end < 0) return this.fail('a regular expression is not closed');
    const value = this.text.slice(this.at, end + 1);
    this.at = end + 1;
    return value;
  }

  /** Takes what the sticky expression matches here; null if nothing. */
  match(expression: RegExp): string | null {
    this.skipSpace();
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    if (found === undefined || found === '') return null;
    this.at += found.length;
    return found;
  }

  atEnd(): boolean {
    this.skipSpace();
    return this.at >= this.text.length;
  }

  fail(why: string): never {
    throw new PatternError(`${why} at character ${this.at + 1} of ${JSON.stringify(this.text.slice(0, 200))}`);
  }
}
