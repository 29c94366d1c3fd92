import type { Finding } from '../lens/finding.js';
import { title } from '../lens/text.js';
import { findingText } from './findingText.js';
import { wrap } from './wrap.js';

/** Findings of the lens `sensitivity` about one answer, in the order in which they are said. */
const KINDS = ['drivers', 'groups', 'tornado', 'flips', 'scenario'];

/**
 * What would change the answers: under each answer the sentences about it, then what to find out and which packages are
 * robust. With `long` every table and certificate too.
 *
 * @param head First line: the case, and the worlds behind it.
 * @param says By answer: how it is called, for headings.
 */
export function whatIf(
  findings: readonly Finding[],
  head: string,
  says: ReadonlyMap<string, string>,
  long = false,
): string[] {
  const said = (finding: Finding) => (long ? ['', ...findingText(finding)] : wrap(finding.sentence, '  · ', '    '));
  const under = (heading: string, own: readonly Finding[]) =>
    own.length === 0 ? [] : ['', `  ${heading.toUpperCase()}`, ...own.flatMap(said)];
  const parts = (kind: string) => findings.filter(({ id }) => id.split('/')[1] === kind);
  return [
    ...wrap(head, '', ''),
    ...findings.filter(({ id }) => id === 'sensitivity/main').flatMap(said),
    ...[...says].flatMap(([answer, called]) =>
      under(
        title(called),
        KINDS.flatMap((kind) => findings.filter(({ id }) => id === `sensitivity/${kind}/${answer}`)),
      ),
    ),
    ...under('What to find out', parts('information')),
    ...under('Which package does well in most worlds', parts('robust')),
    '',
    ...wrap(proof(findings)),
  ];
}

/** How many of the findings were checked by independent code, and which failed. */
function proof(findings: readonly Finding[]): string {
  const checked = findings.flatMap(({ id, certificate }) =>
    certificate === 'not proven' ? [] : [{ id, certificate }],
  );
  const failed = checked.filter(({ certificate }) => !certificate.holds);
  const limits = 'Values and shares are of the ranges in the case, which are judgements.';
  if (failed.length > 0) {
    return `CHECK FAILED: do not rely on ${failed.map(({ id, certificate }) => `${id} (${certificate.checkedBy})`).join(', ')}. ${limits}`;
  }
  if (checked.length === 0) return `Nothing here was checked by independent code. ${limits}`;
  return `Checked by independent code: ${checked.length} of ${findings.length} of these. ${limits}`;
}
