import type { PlotOptions } from '@observablehq/plot';
import { escaped, shown } from '../html/markup.js';

export type PlotLibrary = typeof import('@observablehq/plot');

/** What a chart says, for those who do not see it. */
export interface Description {
  /** Short name: "Value to Arland and to Boria". */
  title: string;
  /** What is to be seen in it, in a sentence. */
  text: string;
  /** Id of the element that holds the same numbers as words. */
  details?: string;
}

/**
 * The one place that knows Observable Plot. Returns a chart as an inline SVG: no script, no style element, no fixed
 * size (it fills its container up to its own width), colours as CSS variables of the page, coordinates to a tenth of
 * a pixel. Same input, same bytes.
 *
 * Plot and the document that it draws in are loaded on first use: they take longer than most cases do.
 */
export async function plot(build: (plot: PlotLibrary) => PlotOptions, description: Description): Promise<string> {
  loaded ??= load();
  const { library, document } = await loaded;
  const options = { document, className: 'plot', style: { background: 'none' }, ...build(library) };
  const svg = library.plot(options as PlotOptions) as unknown as SvgElement;
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidy(element);
  const width = svg.getAttribute('width');
  for (const name of ['width', 'height', 'font-family', 'style']) svg.removeAttribute(name);
  const label = `role="img" aria-label="${escaped(description.title)}"`;
  const details = description.details ? ` aria-details="${escaped(description.details)}"` : '';
  const words = `<title>${escaped(description.title)}</title><desc>${escaped(description.text)}</desc>`;
  return shown(svg.outerHTML).replace(
    /^<svg([^>]*)>/,
    `<svg$1 ${label}${details} style="max-width:${width}px">${words}`,
  );
}

let loaded: ReturnType<typeof load> | undefined;

/** One document serves all charts: each is drawn in it, and none is put into it. */
async function load() {
  const [library, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  return { library, document: parseHTML('<!doctype html><html><body></body></html>').document };
}

/** The part of a DOM element that is used here. */
interface SvgElement {
  attributes: Iterable<{ name: string; value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<SvgElement>;
  remove(): void;
  outerHTML: string;
}

const COORDINATES = new Set(['d', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height']);

/** Rounds coordinates, and drops labels of inner groups: the whole picture has one name. */
function tidy(element: SvgElement): void {
  for (const { name, value } of [...element.attributes]) {
    if (COORDINATES.has(name))
      element.setAttribute(
        name,
        value.replace(/-?\d+\.\d\d+/g, (n) => String(tenth(n))),
      );
    if (name.startsWith('aria-')) element.removeAttribute(name);
  }
}

const tenth = (text: string) => Math.round(Number(text) * 10) / 10 + 0;
