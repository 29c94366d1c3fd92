import type { Curves } from '../lens/finding.js';
import { curvesChart } from './charts/curves.js';
import { oneLine } from './charts/text.js';
import { escaped } from './html/markup.js';
import { DARK, LIGHT } from './html/palette.js';

/**
 * Curves as an SVG file of their own, on paper and, where the reader's screen is dark, on a dark ground: with bands,
 * numbers at risk, and the name of each curve at its end (below a width of 480 its number). Same curves, same bytes.
 *
 * @param width In pixels.
 * @param about Short name and a sentence for those who do not see it.
 */
export async function curvesSvg(
  curves: Curves,
  width: number,
  about: { title: string; text: string },
): Promise<string> {
  const svg = await curvesChart(curves, width, about);
  const [, height] = /viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg) ?? [];
  const style = `svg{background:var(--paper);color:var(--ink);font-family:system-ui,"Helvetica Neue",Arial,sans-serif;${oneLine(LIGHT)}}
@media (prefers-color-scheme:dark){svg{${oneLine(DARK)}}}
text{white-space:pre;paint-order:stroke}`;
  return svg
    .replace(
      /^<svg([^>]*)style="[^"]*"([^>]*)>/,
      (_, before: string, after: string) =>
        `<svg${before.includes('xmlns=') ? '' : ' xmlns="http://www.w3.org/2000/svg"'}${before}width="${width}" height="${escaped(height ?? '')}"${after}><style>${style}</style>`,
    )
    .concat('\n');
}
