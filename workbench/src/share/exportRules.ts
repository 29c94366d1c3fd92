const RULES = `
.exports { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; margin: .35rem 0 .6rem; }
.exports button { font: inherit; font-size: .75rem; line-height: 1.4; color: var(--muted); background: none; border: 1px solid var(--line); border-radius: 3px; padding: 0 .45rem; cursor: pointer; min-height: 1.5rem; }
.exports button:hover { color: var(--ink); border-color: var(--muted); }
.exports button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.exports button:disabled { cursor: default; opacity: .5; }
@media print { .exports { display: none; } }
`;

let sheet: CSSStyleSheet | undefined;

/** How the small buttons under charts and tables look, in chapters and on the pages around them. */
export function exportRules(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}
