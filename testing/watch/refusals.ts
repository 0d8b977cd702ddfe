import { AppError } from '../../lib/domain/errors/problem.ts';

/** What AWS answers when the permission for `action` is missing. */
export function denied(action: string): AppError {
  return new AppError('AWS_ACCESS_DENIED', `AWS refused ${action}.`, {
    details: { missingAction: action, awsError: { name: 'AccessDeniedException', message: 'no', requestId: null } },
  });
}

export const throttled = new AppError('AWS_THROTTLED', 'Rate exceeded', {
  details: { awsError: { name: 'ThrottlingException', message: 'Rate exceeded', requestId: null } },
});

export const unreachable = new AppError('AWS_UNREACHABLE', 'connect ECONNREFUSED');
