/** A place in a template; lines and columns count from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface Problem {
  file: string;
  /** null: absent, or not from the file. */
  place: Place | null;
  /** What it is about, for example "Resources.Fn.Properties.Timeout". */
  thing: string;
  message: string;
}

export const showProblem = ({ file, place, thing, message }: Problem): string =>
  `${file}${place === null ? '' : `:${place.line}:${place.column}`}: ${thing === '' ? '' : `${thing}: `}${message}`;

/** A template that cannot be understood or must be refused. Its message has one line per problem. */
export class TemplateError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(showProblem).join('\n'));
    this.name = 'TemplateError';
    this.problems = problems;
  }
}
