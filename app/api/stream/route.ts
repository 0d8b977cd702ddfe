import { z } from 'zod';
import { readQuery, textParameter } from '@/app/api/_shared/read-query.ts';
import { route } from '@/app/api/_shared/route.ts';

// EventSource cannot set a header on its first connection, so the id may come as a parameter as well.
const query = z.strictObject({ lastEventId: textParameter(100) });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/stream', {
  GET: async ({ parts, request }) => {
    const { lastEventId } = readQuery(request.url, query);
    const stream = parts.live.open(request.headers.get('last-event-id') ?? lastEventId, request.signal);
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        // no-transform: a compressing middleman would hold events back.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  },
});
