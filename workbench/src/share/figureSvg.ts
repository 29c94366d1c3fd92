import { LIGHT } from '../../../src/report/html/palette.js';
import { chapterRules } from '../answers/chapterStyle.js';

/** Properties of a drawing that its style sheet may set and that are inherited. */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'white-space',
] as const;

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 760;
const MARGIN = 20;
/** Space between two columns of panels. */
const GAP = 40;
const FONT = 'system-ui, "Helvetica Neue", Arial, sans-serif';

/** What stands around a drawing in its file. */
export interface About {
  question: string;
  /** Which case and text, and what made it. */
  source: string;
}

/**
 * The drawings of a figure as one SVG file, on paper whatever the colours of the page: the question above, panels with
 * their names, the key and the caption below, and where it is from. Needs no style sheet and no font of its own.
 */
export function figureSvg(figure: Element, about: About): string {
  const host = document.createElement('div');
  host.setAttribute(
    'style',
    `${LIGHT}; position: fixed; left: -200vw; top: 0; width: ${WIDTH}px; color: var(--ink); background: var(--paper)`,
  );
  host.setAttribute('data-mantine-color-scheme', 'light');
  document.body.append(host);
  try {
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [chapterRules()];
    const copy = figure.cloneNode(true) as Element;
    root.append(copy);
    const page = new Sheet(root);
    page.text(about.question, { size: 18, weight: 650 });
    const parts = [...copy.querySelectorAll('svg')].filter(
      (svg) => !svg.closest('.narrow, .key, .icon, .panel-title, p, li'),
    );
    const panels = parts.filter((svg) => svg.closest('.panel'));
    for (const svg of parts.filter((part) => !panels.includes(part))) page.drawing(svg);
    page.columns(
      panels.map((svg) => () => {
        page.text(wordsOf(svg.closest('.panel')!.querySelector('.panel-title')), { size: 14, weight: 650 });
        page.drawing(svg);
      }),
    );
    for (const item of copy.querySelectorAll('.key > li')) page.keyItem(item);
    for (const caption of copy.querySelectorAll('figcaption')) page.text(wordsOf(caption), { size: 12, muted: true });
    page.text(about.source, { size: 11, muted: true });
    return page.file(about.question);
  } finally {
    host.remove();
  }
}

const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A page of drawings and texts that grows downwards. */
class Sheet {
  readonly #svg = drawn('svg', {});
  readonly #ink: string;
  readonly #muted: string;
  readonly #paper: string;
  #x = MARGIN;
  #y = MARGIN;
  #width = WIDTH - 2 * MARGIN;

  constructor(root: ShadowRoot) {
    const style = getComputedStyle(root.host);
    this.#ink = style.getPropertyValue('--ink').trim();
    this.#muted = style.getPropertyValue('--muted').trim();
    this.#paper = style.getPropertyValue('--paper').trim();
  }

  text(
    words: string,
    {
      size,
      weight = 400,
      muted = false,
      indent = 0,
    }: { size: number; weight?: number; muted?: boolean; indent?: number },
  ): void {
    if (words === '') return;
    // A letter is about half as wide as it is high.
    const most = Math.floor((this.#width - indent) / (size * 0.53));
    for (const line of wrapped(words, most)) {
      this.#y += size * 1.35;
      const x = this.#x + indent;
      const place = { x, y: this.#y - size * 0.25, 'font-size': size, 'font-weight': weight, 'font-family': FONT };
      const text = drawn('text', { ...place, fill: muted ? this.#muted : this.#ink });
      text.textContent = line;
      this.#svg.append(text);
    }
    this.#y += size * 0.35;
  }

  drawing(svg: SVGSVGElement): void {
    const [, , w = 1, h = 1] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const height = (this.#width * h) / w;
    this.#svg.append(placed(styled(svg), { x: this.#x, y: this.#y, width: this.#width, height }));
    this.#y += height + 8;
  }

  /** Things beside each other, two in a row. */
  columns(parts: readonly (() => void)[]): void {
    const width = this.#width;
    this.#width = (width - GAP) / 2;
    for (let i = 0; i < parts.length; i += 2) {
      const top = this.#y;
      parts[i]!();
      const left = this.#y;
      if (parts[i + 1]) {
        this.#x = MARGIN + this.#width + GAP;
        this.#y = top;
        parts[i + 1]!();
        this.#x = MARGIN;
      }
      this.#y = Math.max(left, this.#y) + 8;
    }
    this.#width = width;
  }

  /** The sample of a line or symbol, then what it is. */
  keyItem(item: Element): void {
    const sample = item.querySelector('svg');
    if (sample) this.#svg.append(placed(styled(sample), { x: this.#x, y: this.#y + 2, width: 28, height: 14 }));
    this.text(wordsOf(item), { size: 12, indent: sample ? 36 : 0 });
  }

  file(title: string): string {
    const height = Math.ceil(this.#y + MARGIN / 2);
    placed(this.#svg, { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' });
    const name = drawn('title', {});
    name.textContent = title;
    this.#svg.prepend(name, drawn('rect', { width: WIDTH, height, fill: this.#paper }));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.#svg)}\n`;
  }
}

type Attributes = Record<string, string | number>;

const drawn = (name: string, attributes: Attributes) => placed(document.createElementNS(SVG, name), attributes);

function placed<E extends Element>(element: E, attributes: Attributes): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** A drawing that looks as it does under the style sheet, without it: what an element does not inherit is written at it. */
function styled(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  from!.forEach((element, i) => {
    const target = to![i]!;
    for (const name of [...DRAWN, 'opacity', 'color', 'class', 'style', 'aria-details', 'font-variant']) {
      target.removeAttribute(name);
    }
    if (/^(title|desc)$/.test(element.localName)) return;
    const own = getComputedStyle(element);
    const above = i === 0 ? undefined : getComputedStyle(element.parentElement!);
    const rules = DRAWN.filter((name) => own.getPropertyValue(name) !== above?.getPropertyValue(name)).map(
      (name) => `${name}:${own.getPropertyValue(name)}`,
    );
    if (own.opacity !== '1') rules.push(`opacity:${own.opacity}`);
    if (rules.length > 0) target.setAttribute('style', rules.join(';'));
  });
  copy.removeAttribute('role');
  return copy;
}

function wrapped(words: string, most: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
