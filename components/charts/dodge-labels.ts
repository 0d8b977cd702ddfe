/**
 * Moves labels apart so that neighbours are at least `gapPx` from each other and all lie within [topPx, bottomPx], keeping their
 * order from top to bottom. Answers new y positions in the order given. More labels than room: they are spread evenly.
 */
export function dodgeLabels(yPx: number[], gapPx: number, topPx: number, bottomPx: number): number[] {
  const order = yPx.map((_, index) => index).toSorted((a, b) => (yPx[a] ?? 0) - (yPx[b] ?? 0) || a - b);
  const gap = Math.min(gapPx, order.length > 1 ? (bottomPx - topPx) / (order.length - 1) : gapPx);
  const placed: number[] = [];
  order.forEach((index, rank) => {
    const wanted = Math.min(Math.max(yPx[index] ?? 0, topPx), bottomPx);
    placed.push(rank === 0 ? wanted : Math.max(wanted, (placed[rank - 1] ?? 0) + gap));
  });
  let limit = bottomPx;
  for (let rank = placed.length - 1; rank >= 0; rank -= 1) {
    const y = Math.min(placed[rank] ?? 0, limit);
    placed[rank] = y;
    limit = y - gap;
  }
  const answer: number[] = [];
  order.forEach((index, rank) => {
    answer[index] = placed[rank] ?? 0;
  });
  return answer;
}
