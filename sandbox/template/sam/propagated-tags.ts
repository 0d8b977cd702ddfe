import { isMap, type Json, type JsonMap } from '../json.ts';

/** The tags for everything made for a function, without SAM's own; null: `PropagateTags` is not set. */
export const propagatedTags = ({ PropagateTags: propagates, Tags: tags }: JsonMap): Json[] | null =>
  propagates === true && isMap(tags) && Object.keys(tags).length > 0
    ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
    : null;
