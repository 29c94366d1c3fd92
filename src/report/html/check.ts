import type { Certificate, Finding } from '../../lens/finding.js';
import { html, type Markup } from './markup.js';

/** What became of the check of an answer: it held, it did not, or there is none. */
export type Verdict = 'checked' | 'failed' | 'not proven';

export function verdict(certificate: Certificate | 'not proven'): Verdict {
  if (certificate === 'not proven') return 'not proven';
  return certificate.holds ? 'checked' : 'failed';
}

/** The verdict in a word or two, which opens to what was looked at. One that failed is open and stands out. */
export function checkMarkup({ certificate }: Finding): Markup {
  if (certificate === 'not proven') return html`<p class="basis check">not proven</p>`;
  const { kind, extent, holds } = certificate;
  const text = `${holds ? 'Checked' : 'Does not hold'}: ${kind}${extent ? ` (${extent})` : ''}.`;
  return html`<details class="fold basis check"${!holds && html` open`}><summary${!holds && html` class="failed"`}>${holds ? '✓ checked' : 'THE CHECK FAILED'}</summary>
<p>${text} <a href="#proof">All checks</a></p></details>`;
}
