import { oneLine } from './charts/text.js';
import { escaped } from './html/markup.js';
import { DARK, LIGHT } from './html/palette.js';

/** Paper and ink, and where the reader's screen is dark, a dark ground; as a page has them around its charts. */
const STYLE = `<style>svg{background:var(--paper);color:var(--ink);font-family:system-ui,"Helvetica Neue",Arial,sans-serif;${oneLine(LIGHT)}}
@media (prefers-color-scheme:dark){svg{${oneLine(DARK)}}}
text{white-space:pre;paint-order:stroke}</style>`;

const heightOf = (svg: string) => Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1] ?? 0);

/** A chart of a page as a file of its own, with a size and with the colours of the page. */
export function standaloneSvg(svg: string, width: number): string {
  return svg
    .replace(
      /^<svg([^>]*)style="[^"]*"([^>]*)>/,
      (_, before: string, after: string) =>
        `<svg${before.includes('xmlns=') ? '' : ' xmlns="http://www.w3.org/2000/svg"'}${before}width="${width}" height="${heightOf(svg)}"${after}>${STYLE}`,
    )
    .concat('\n');
}

/** Charts of one width on one sheet, row after row. */
export function sheetSvg(
  charts: readonly string[],
  { width, columns, about }: { width: number; columns: number; about: { title: string; text: string } },
): string {
  let top = 0;
  const placed: string[] = [];
  for (let k = 0; k < charts.length; k += columns) {
    const row = charts.slice(k, k + columns);
    for (const [c, svg] of row.entries()) {
      const at = `x="${c * width}" y="${top}" width="${width}" height="${heightOf(svg)}"`;
      placed.push(svg.replace(/^<svg([^>]*)style="[^"]*"/, (_, before: string) => `<svg${before}${at}`));
    }
    top += Math.max(...row.map(heightOf));
  }
  const wide = width * Math.min(columns, charts.length);
  const words = `<title>${escaped(about.title)}</title><desc>${escaped(about.text)}</desc>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${top}" width="${wide}" height="${top}" role="group" aria-label="${escaped(about.title)}">${STYLE}${words}${placed.join('\n')}</svg>\n`;
}
