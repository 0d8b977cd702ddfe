import { AppError } from '@/lib/domain/errors/problem.ts';

/** A group takes both names or none: group names repeat across applications. Throws AppError INVALID_INPUT. */
export function groupFilter(given: {
  application: string | null;
  group: string | null;
}): { application: string; group: string } | null {
  const { application, group } = given;
  if (application === null && group === null) return null;
  if (application !== null && group !== null) return { application, group };
  const field = application === null ? 'application' : 'group';
  throw new AppError('INVALID_INPUT', `${field}: application and group come together or not at all.`, {
    details: { field },
  });
}
