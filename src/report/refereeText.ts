import type { Finding } from '../lens/finding.js';
import { findingText } from './findingText.js';
import { remarks } from './remark.js';
import { wrap } from './wrap.js';

/**
 * What stands behind the numbers of a case, as a referee reports it: what carries them, then each remark under a heading, in
 * the order of the findings, which is that of their weight.
 *
 * @param head First line: which case.
 * @param long With all tables.
 */
export function refereeText(findings: readonly Finding[], head: string, long = false): string[] {
  const first = findings.filter(({ id }) => id === 'evidence/grounds');
  const others = findings.filter((finding) => !first.includes(finding));
  if (long) return [head, '', ...[...first, ...others].flatMap((finding) => [...findingText(finding), ''])];
  const said = others.filter(({ id }) => !LISTS.has(id));
  return [
    ...wrap(head, '', ''),
    ...first.flatMap(({ sentence }) => wrap(sentence)),
    ...said.flatMap((finding) => ['', ...remarkLines(finding)]),
    '',
    ...wrap('With all tables: --long. What a record can and cannot say of a case: abide help evidence.'),
  ];
}

/** Each remark in lines, what would mend it on a line of its own. */
function remarkLines({ id, sentence }: Finding): string[] {
  return remarks(sentence).flatMap(({ text, mend }, i) => [
    ...wrap(text, i === 0 ? `  ${headingOf(id)}  ` : '  ', '  '),
    ...(mend === undefined ? [] : wrap(mend, '  → ', '    ')),
  ]);
}

/** Findings that only list: for `--long` and the report. */
const LISTS: ReadonlySet<string> = new Set(['evidence/numbers', 'evidence/defaults']);

const HEADINGS: Record<string, string> = {
  drivers: 'WHAT DRIVES THE ANSWER',
  beside: 'BESIDE THE RECORD',
  none: 'WITHOUT A GROUND',
  fit: 'CITED CLASSES',
  ultimatums: 'ULTIMATUMS',
  weight: 'HOW MUCH HANGS ON ONE GROUND',
  unsigned: 'WHO SAYS SO',
  unused: 'NEVER CITED',
  related: 'ALSO ON RECORD',
  disputes: 'WHERE THE LITERATURE DISAGREES',
  'no-record': 'WITHOUT A RECORD',
};

const headingOf = (id: string): string => HEADINGS[id.split('/')[1]!] ?? id.split('/')[1]!.toUpperCase();
