import { route } from '@/app/api/_shared/route.ts';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/stream', {
  GET: async ({ parts, request }) => {
    const stream = parts.live.open(request.headers.get('last-event-id'), request.signal);
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // no-transform: a compressing proxy would hold events back.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  },
});
