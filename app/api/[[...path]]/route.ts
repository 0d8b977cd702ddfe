import { problemOf, problemResponse } from '@/lib/http/problem.ts';

function nothingHere(request: Request): Response {
  const { pathname } = new URL(request.url);
  return problemResponse(problemOf('NOT_FOUND', `The API has nothing at ${pathname.slice(0, 200)}.`));
}

export {
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as POST,
  nothingHere as PUT,
  nothingHere as PATCH,
  nothingHere as DELETE,
  nothingHere as OPTIONS,
};
