import { DARK, LIGHT } from '../../../src/report/html/palette.js';

/** Gives the page the colours of the report, in the scheme that Mantine has chosen. */
export function adoptColours(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `:root { ${LIGHT} }\n:root[data-mantine-color-scheme='dark'] { ${DARK} }\n@media print { :root, :root[data-mantine-color-scheme] { ${LIGHT} --paper: #fff; color-scheme: light; } }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
