import type { Curves } from '../lens/finding.js';
import { curvesChart } from './charts/curves.js';
import { standaloneSvg } from './standaloneSvg.js';

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
  return standaloneSvg(await curvesChart(curves, width, about), width);
}
