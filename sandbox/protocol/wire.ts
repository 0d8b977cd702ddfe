import type { AwsError } from '../kernel/operation.ts';
import type { OperationSchema, Service } from './service.ts';

/** An HTTP request, read to its end. */
export interface WireRequest {
  readonly method: string;
  /** As sent, with percent-encoding. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly requestId: string;
}

export interface WireReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
}

/** Turns bytes into an operation's input, and its output or error into bytes. Pure. */
export interface Protocol {
  /** Throws AwsError (SerializationException) for what cannot be read. */
  decodeInput(request: WireRequest, operation: OperationSchema): Record<string, unknown>;
  encodeOutput(request: WireRequest, service: Service, operation: OperationSchema, output: object): WireReply;
  encodeError(request: WireRequest, service: Service, error: AwsError): WireReply;
}
