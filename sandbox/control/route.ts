import type { z } from 'zod';
import { AwsError } from '../kernel/operation.ts';

export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below /_sandbox/; `:id` stands for one segment, the last. */
  path: string;
  run(body: unknown, id: string): unknown;
}

/** The answer is its status and the issues found. */
export class Refused extends Error {
  readonly status: number;
  readonly issues: { path: string; message: string }[];
  constructor(status: number, message: string, issues: { path: string; message: string }[] = []) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refused(
    400,
    'The body does not fit',
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}

/** Runs something that may throw AwsError; its code and text then answer the request. */
export async function withAwsErrors<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof AwsError) throw new Refused(409, `${error.code}: ${error.message}`);
    throw error;
  }
}
