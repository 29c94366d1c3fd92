import { rightToLeftApart } from './rightToLeftApart.js';

/**
 * A sentence that may hold names, each stretch of right-to-left letters by itself: else the browser would take the number
 * after it for a part of it, and `+25.0` would read `25.0+`.
 *
 * @param inChart Within an SVG text.
 */
export function Words({ of, inChart = false }: { of: string | undefined; inChart?: boolean }) {
  return rightToLeftApart(of ?? '').map((part, i) => {
    if (i % 2 === 0) return part;
    const key = `${i} ${part}`;
    if (!inChart) return <bdi key={key}>{part}</bdi>;
    return (
      <tspan key={key} unicodeBidi="isolate">
        {part}
      </tspan>
    );
  });
}
