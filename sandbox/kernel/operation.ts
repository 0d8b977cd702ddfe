import type { Caller } from './caller.ts';

/** The caller, as far as the sandbox cares. */
export interface RequestContext {
  readonly requestId: string;
  /** Access key id from the SigV4 credential scope, if the request was signed. */
  readonly accessKeyId: string | null;
  readonly region: string;
  /** Absent: the sandbox itself calls. */
  readonly caller?: Caller;
}

/**
 * One AWS operation, independent of the protocol: input and output have the shapes of the SDK's commands (Dates are
 * Date objects, blobs Uint8Array). Throws AwsError for every error that AWS models.
 */
export type Operation<Input = never, Output = object> = (
  input: Input,
  context: RequestContext,
) => Output | Promise<Output>;

/** An error as AWS sends it: `code` is the exception's shape name, e.g. "DeploymentDoesNotExistException". */
export class AwsError extends Error {
  readonly code: string;
  readonly httpStatus: number;
  /** Further members of the error shape (for example `Type: 'User'`). */
  readonly members: Record<string, unknown>;
  constructor(code: string, message: string, httpStatus = 400, members: Record<string, unknown> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.httpStatus = httpStatus;
    this.members = members;
  }
}
