/** An expression that CloudWatch would refuse; the caller says which query it belongs to. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}
