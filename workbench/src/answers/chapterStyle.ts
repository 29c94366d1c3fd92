import { RULES } from '../../../src/report/html/style.js';

let sheet: CSSStyleSheet | undefined;

/** The report's style sheet for chapters; colours are inherited from the page. */
export function chapterRules(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `${RULES}\n:host { display: block; overflow-wrap: break-word; font-variant-numeric: tabular-nums lining-nums; }`,
    );
  }
  return sheet;
}
