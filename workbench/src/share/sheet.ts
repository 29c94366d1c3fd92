import { isolated, rightToLeftApart } from '../app/rightToLeftApart.js';
import { standalone } from './standalone.js';
import { svgElement, withAttributes } from './svgElement.js';

/** Of a file, and of a drawing in it without its margins, in pixels. */
const WIDTH = 760;
const MARGIN = 20;
export const ROOM = WIDTH - 2 * MARGIN;
/** Space between two columns of drawings. */
const GAP = 40;
const FONT = 'system-ui, "Helvetica Neue", Arial, sans-serif';

/** What may stand in a name of a case and in no XML 1.0 file (its section 2.2). */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

interface Writing {
  size: number;
  weight?: number;
  muted?: boolean;
  indent?: number;
}

/** An SVG file that grows downwards, of texts and drawings. Needs no style sheet and no font of its own. */
export class Sheet {
  readonly #svg = svgElement('svg', {});
  readonly #ink: string;
  readonly #muted: string;
  readonly #paper: string;
  #x = MARGIN;
  #y = MARGIN;
  #width = ROOM;

  /** @param on Whose colours it takes. */
  constructor(on: Element) {
    const style = getComputedStyle(on);
    this.#ink = style.getPropertyValue('--ink').trim();
    this.#muted = style.getPropertyValue('--muted').trim();
    this.#paper = style.getPropertyValue('--paper').trim();
  }

  text(words: string, { size, weight = 400, muted = false, indent = 0 }: Writing): void {
    if (words === '') return;
    // A letter is about half as wide as it is high, and wider where it is bold.
    const most = Math.floor((this.#width - indent) / (size * (weight > 500 ? 0.6 : 0.53)));
    for (const line of wrapped(words, most)) {
      this.#y += size * 1.35;
      const x = this.#x + indent;
      const place = { x, y: this.#y - size * 0.25, 'font-size': size, 'font-weight': weight, 'font-family': FONT };
      const text = svgElement('text', { ...place, fill: muted ? this.#muted : this.#ink });
      for (const [i, part] of rightToLeftApart(line).entries()) text.append(i % 2 === 0 ? part : alone(part));
      this.#svg.append(text);
    }
    this.#y += size * 0.35;
  }

  drawing(svg: SVGSVGElement): void {
    const [, , w = 1, h = 1] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const height = (this.#width * h) / w;
    this.#svg.append(withAttributes(standalone(svg), { x: this.#x, y: this.#y, width: this.#width, height }));
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
    const place = { x: this.#x, y: this.#y + 2, width: 28, height: 14 };
    if (sample) this.#svg.append(withAttributes(standalone(sample), place));
    this.text(wordsOf(item), { size: 12, indent: sample ? 36 : 0 });
  }

  file(title: string): string {
    const height = Math.ceil(this.#y + MARGIN / 2);
    withAttributes(this.#svg, { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, role: 'img' });
    const name = svgElement('title', {});
    name.textContent = isolated(title);
    this.#svg.prepend(name, svgElement('rect', { width: WIDTH, height, fill: this.#paper }));
    const written = new XMLSerializer().serializeToString(this.#svg).replace(NOT_XML, '');
    return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
  }
}

/** Words that do not reorder what is around them. */
function alone(words: string): SVGElement {
  const part = svgElement('tspan', { 'unicode-bidi': 'isolate' });
  part.textContent = words;
  return part;
}

/** What an element says, on one line. */
export const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

function wrapped(words: string, most: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
