import type { Field } from '../../../src/report/csvText.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { answersTable } from './answersTable.js';

/** The acceptance matrix in numbers: what each package is worth to everybody, who has a line against it, who is not asked. */
export function matrixTable(known: Known, parties: readonly string[], nameOf: (id: string) => string): Field[][] {
  const t = texts.answersCsv;
  const { refusals = [], notNeeded = [] } = known.quick ?? {};
  const named = (list: readonly { package: string; party: string; name?: string }[]) => (id: string) =>
    list
      .filter((one) => one.package === id)
      .map(({ party, name }) => (name ? `${nameOf(party)}: ${name}` : nameOf(party)))
      .join('; ');
  return answersTable(
    known,
    [
      { says: t.signed, answer: (id) => `signed/${id}`, often: true },
      { says: t.ratified, answer: (id) => `ratified/${id}`, often: true },
      ...parties.map((party) => ({ says: t.margin(nameOf(party)), answer: (id: string) => `margin/${id}/${party}` })),
    ],
    [
      { says: t.crosses, of: named(refusals) },
      { says: t.notAsked, of: named(notNeeded) },
    ],
  );
}
