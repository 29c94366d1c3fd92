import type { Finding } from '../../lens/finding.js';
import type { Description } from '../charts/plot.js';
import type { SYMBOLS } from '../charts/scatter.js';
import { findingId } from './findingId.js';
import { html, Markup } from './markup.js';

/** Width of a chart on a narrow and on a wide page, in pixels. */
const NARROW = 340;
export const WIDE = 720;

/** A drawing for narrow pages and one for wide pages and paper; the style sheet shows the one that fits. */
export async function responsive(draw: (width: number) => Promise<string>, wide: number): Promise<Markup> {
  return html`<div class="narrow">${new Markup(await draw(NARROW))}</div><div class="wide">${new Markup(await draw(wide))}</div>
`;
}

export const describe = (finding: Finding, text: string): Description => ({
  title: finding.question,
  text,
  details: `${findingId(finding.id)}-data`,
});

/** Outlines of the symbols for the list under a chart, as Plot draws them, about 12 wide around 0,0. */
export const SHAPES: Record<(typeof SYMBOLS)[number], string> = {
  circle: 'M6,0A6,6 0 1 1 -6,0A6,6 0 1 1 6,0Z',
  square: 'M-5.3,-5.3h10.6v10.6h-10.6Z',
  triangle: 'M0,-7L6.1,3.5H-6.1Z',
  diamond: 'M0,-7L4.1,0L0,7L-4.1,0Z',
  star: 'M0,-7L1.6,-2.2H6.7L2.6,0.8L4.1,5.7L0,2.7L-4.1,5.7L-2.6,0.8L-6.7,-2.2H-1.6Z',
  wye: 'M2.4,1.4V6.3H-2.4V1.4L-6.7,-1.1L-4.3,-5.2L0,-2.8L4.3,-5.2L6.7,-1.1Z',
  cross: 'M-6.3,-2.1H-2.1V-6.3H2.1V-2.1H6.3V2.1H2.1V6.3H-2.1V2.1H-6.3Z',
  hexagon: 'M0,-6.2L5.4,-3.1V3.1L0,6.2L-5.4,3.1V-3.1Z',
  diamond2: 'M0,-6.7L6.7,0L0,6.7L-6.7,0Z',
};
