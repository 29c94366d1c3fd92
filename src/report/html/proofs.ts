import type { Finding } from '../../lens/finding.js';
import { verdict } from './check.js';
import { findingId } from './findingId.js';
import { html, type Markup } from './markup.js';

/**
 * What was proven about each answer, by which code and over how much, and the answers without a proof.
 *
 * @param whole Whether to list the proofs; not where a finding of their own does.
 */
export function proofs(findings: readonly Finding[], whole: boolean): Markup {
  const proven = whole ? findings.filter((f) => f.certificate !== 'not proven') : [];
  const without = findings.filter((f) => verdict(f.certificate) === 'not proven');
  return html`<p>Each result was checked by code that shares nothing with the code that found it. Under each stands whether it was checked, and opens to what was; a check that failed stands out.</p>
${
  proven.length > 0 &&
  html`<div class="scroll" role="region" tabindex="0" aria-label="Checks">
<table class="wordy">
<caption>Checks</caption>
<thead><tr><th scope="col">Question</th><th scope="col">What was proven</th><th scope="col">Looked at</th><th scope="col">Checked by</th><th scope="col">Result</th></tr></thead>
<tbody>
${proven.map(
  ({ id, question, certificate: c }) =>
    c !== 'not proven' &&
    html`<tr><th scope="row"><a href="#${findingId(id)}">${question}</a></th><td>${c.kind}</td><td>${c.extent ?? ''}</td><td><code>${c.checkedBy}</code></td><td>${RESULTS[verdict(c)]}</td></tr>
`,
)}</tbody>
</table>
</div>
`
}${
  without.length > 0 &&
  html`<p class="note">Not proven, because read from the case as it stands, looked at in part or not checked yet: ${without.map((f, i) => html`${i > 0 && '; '}<a href="#${findingId(f.id)}">${f.question}</a>`)}.</p>
`
}`;
}

const RESULTS = { checked: 'holds', failed: html`<strong class="failed">FAILED</strong>`, 'not proven': 'not proven' };
