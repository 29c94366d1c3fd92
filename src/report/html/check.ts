import type { Certificate, Finding } from '../../lens/finding.js';
import { html, type Markup } from './markup.js';

/** What became of the check of an answer: it held, it did not, or there is none, or none of the whole. */
export type Verdict = 'checked' | 'failed' | 'not proven';

/** A check that held for a part only proves nothing of the rest. */
export function verdict(certificate: Certificate | 'not proven'): Verdict {
  if (certificate === 'not proven') return 'not proven';
  if (!certificate.holds) return 'failed';
  return certificate.whole === false ? 'not proven' : 'checked';
}

/** The verdict in a word or two, which opens to what was looked at. One that failed is open and stands out. */
export function checkMarkup({ certificate }: Finding): Markup {
  if (certificate === 'not proven') return html`<p class="basis check">not proven</p>`;
  const { kind, extent } = certificate;
  const found = verdict(certificate);
  const text =
    found === 'not proven'
      ? `Only ${extent ?? 'a part'} was looked at: ${kind}.`
      : `${found === 'failed' ? 'Does not hold' : 'Checked'}: ${kind}${extent ? ` (${extent})` : ''}.`;
  return html`<details class="fold basis check"${found === 'failed' && html` open`}><summary${found === 'failed' && html` class="failed"`}>${WORDS[found]}</summary>
<p>${text} <a href="#proof">All checks</a></p></details>`;
}

const WORDS: Record<Verdict, string> = {
  checked: '✓ checked',
  failed: 'THE CHECK FAILED',
  'not proven': 'not proven',
};
