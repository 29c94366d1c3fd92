import { chapterRules } from '../answers/chapterStyle.js';
import { onPaper } from './onPaper.js';
import { ROOM, Sheet, wordsOf } from './sheet.js';

/** What stands around a drawing in its file. */
export interface About {
  question: string;
  /** Which case and text, and what made it. */
  source: string;
}

/**
 * The drawings of a figure of the report as one SVG file: the question above, panels with their names, the key and the
 * caption below, and where it is from.
 */
export function figureSvg(figure: Element, { question, source }: About): string {
  return onPaper(ROOM, (host) => {
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [chapterRules()];
    const copy = figure.cloneNode(true) as Element;
    root.append(copy);
    const page = new Sheet(host);
    page.text(question, { size: 18, weight: 650 });
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
    page.text(source, { size: 11, muted: true });
    return page.file(question);
  });
}
