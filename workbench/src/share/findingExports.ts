import type { Assessment, Finding } from '../../../src/lens/index.js';
import { findingCsv } from '../../../src/report/findingCsv.js';
import { findingId } from '../../../src/report/html/findingId.js';
import { texts } from '../texts.js';
import { exportRules } from './exportRules.js';
import { figureSvg } from './figureSvg.js';
import { type Form, giveFile } from './giveFile.js';

/**
 * Puts small buttons under each chart and table of a chapter: its numbers as CSV, its drawing as SVG and PNG. What they
 * give is what the chapter shows, also while a newer answer is on its way.
 *
 * @param root The tree that the chapter is shown in.
 */
export function addExports(root: ShadowRoot, assessment: Assessment): void {
  if (!root.adoptedStyleSheets.includes(exportRules()))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, exportRules()];
  for (const finding of assessment.findings) {
    const article = root.getElementById(findingId(finding.id));
    if (!article?.matches('article')) continue;
    const figure = article.querySelector('figure');
    const csv = findingCsv(finding);
    const buttons = [
      ...(csv === undefined ? [] : [button('csv', finding, () => csv)]),
      ...(figure?.querySelector('svg') ? drawings(figure, finding, assessment) : []),
    ];
    if (buttons.length === 0) continue;
    const bar = document.createElement('div');
    bar.className = 'exports';
    bar.append(...buttons);
    const under = article.querySelector(':scope > .under');
    if (figure) figure.after(bar);
    else if (under) under.before(bar);
    else article.append(bar);
  }
}

function drawings(figure: Element, finding: Finding, { case: c, abide }: Assessment): HTMLButtonElement[] {
  const about = { question: finding.question, source: texts.sharing.source(c.id, c.hash, abide) };
  const svg = () => figureSvg(figure, about);
  return [button('svg', finding, svg), button('png', finding, svg)];
}

/** A failure is told behind the buttons, until another press comes out well. */
function button(form: Form, finding: Finding, content: () => string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = texts.sharing[form];
  made.setAttribute('aria-label', texts.sharing.of(texts.sharing[form], finding.question));
  made.dataset.form = form;
  made.addEventListener('click', async () => {
    const why = await giveFile(nameOf(finding), form, content);
    const bar = made.parentElement!;
    bar.querySelector('[role=alert]')?.remove();
    if (why === undefined) return;
    const told = document.createElement('span');
    told.setAttribute('role', 'alert');
    told.textContent = why;
    bar.append(told);
  });
  return made;
}

/** `settlement/who-signs` becomes `settlement-who-signs`. */
const nameOf = ({ id }: Finding) => id.replace(/[^a-z0-9]+/gi, '-');
